package org.lodeline.server.supply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.supply.Blocs;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.Scenarios;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.geodata.supply.figures.Concentration;
import org.lodeline.geodata.supply.figures.CorridorSummary;
import org.lodeline.geodata.supply.figures.Exposure;
import org.lodeline.geodata.supply.figures.Figures;
import org.lodeline.geodata.supply.figures.ImportReliance;
import org.lodeline.geodata.supply.gap.GapFilling;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.CodeParameters;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;

/** Answers what a scenario means in figures, as JSON and CSV, by one supply. */
final class FigureAnswers {
  private static final String FORMAT = "f";
  private static final String STAGE = "stage";
  private static final String YEAR = "year";
  private static final String IMPORTER = "importer";
  private static final String LOST = "lost";
  private static final String UNIT = "unit";
  private static final String DIVERT = "divert";

  private final Catalog catalog;
  private final SupplyModel supply;
  private final SupplyFigures analyses;

  FigureAnswers(Catalog catalog, SupplyModel supply) {
    this.catalog = catalog;
    this.supply = supply;
    this.analyses = new SupplyFigures(supply);
  }

  void scenarios(Context ctx) {
    Parameters.of(ctx, Set.of());
    ObjectNode document = Resources.JSON.createObjectNode();
    document.set("scenarios", Resources.JSON.valueToTree(supply.scenarios().named()));
    JsonAnswer.send(ctx, "application/json", document);
  }

  void summary(Context ctx) {
    Parameters parameters =
        parameters(ctx, Set.of(CodeParameters.COMMODITY, CodeParameters.COUNTRY));
    Scenario scenario = scenario(parameters);
    send(
        ctx,
        parameters,
        scenario,
        CorridorSummary.of(
            supply,
            scenario,
            CodeParameters.commodities(parameters, catalog.commodities()),
            CodeParameters.countries(parameters)),
        CorridorSummary.Row.class);
  }

  void concentration(Context ctx) {
    Parameters parameters =
        parameters(ctx, Set.of(CodeParameters.COMMODITY, STAGE, YEAR, IMPORTER));
    Scenario scenario = scenario(parameters);
    Figures<Concentration.Row> figures =
        analyses
            .concentration()
            .of(
                commodities(parameters),
                stage(parameters),
                year(parameters),
                importer(parameters),
                scenario);
    send(ctx, parameters, scenario, figures, Concentration.Row.class);
  }

  void shares(Context ctx) {
    Parameters parameters =
        parameters(ctx, Set.of(CodeParameters.COMMODITY, STAGE, YEAR, IMPORTER));
    Scenario scenario = scenario(parameters);
    String commodity = oneCommodity(parameters);
    String stage = requireStage(parameters);
    Figures<Concentration.Share> figures =
        analyses
            .concentration()
            .shares(commodity, stage, year(parameters), importer(parameters), scenario);
    send(ctx, parameters, scenario, figures, Concentration.Share.class);
  }

  void exposure(Context ctx) {
    Parameters parameters = parameters(ctx, Set.of(CodeParameters.COMMODITY, IMPORTER));
    Scenario scenario = scenario(parameters);
    Figures<Exposure.Row> figures =
        analyses.exposure().of(importers(parameters), commodities(parameters), scenario);
    send(ctx, parameters, scenario, figures, Exposure.Row.class);
  }

  void reliance(Context ctx) {
    Parameters parameters =
        Parameters.of(ctx, Set.of(FORMAT, CodeParameters.COMMODITY, IMPORTER, Scenarios.AT));
    Scenario scenario = supply.scenarios().read(parameters.lists(List.of(Scenarios.AT)));
    Figures<ImportReliance.Row> figures =
        analyses.reliance().of(importers(parameters), commodities(parameters), scenario.day());
    send(ctx, parameters, scenario, figures, ImportReliance.Row.class);
  }

  void alternatives(Context ctx) {
    Parameters parameters =
        parameters(ctx, Set.of(CodeParameters.COMMODITY, STAGE, IMPORTER, LOST, UNIT, DIVERT));
    Scenario scenario = scenario(parameters);
    if (parameters.text(UNIT).isPresent() && parameters.text(LOST).isEmpty()) {
      throw LodelineException.invalid(
          UNIT, "unit says what the tonnes of lost count, such as LCE; give lost as well");
    }
    GapFilling.Answer answer =
        analyses
            .gaps()
            .fill(
                new GapFilling.Request(
                    oneCommodity(parameters),
                    requireStage(parameters).equals(GapFilling.Form.MINE.code())
                        ? GapFilling.Form.MINE
                        : GapFilling.Form.REFINED,
                    parameters.number(LOST, 0, 1e12),
                    parameters.text(UNIT),
                    importer(parameters).orElse(Blocs.EVERYBODY),
                    parameters.bool(DIVERT) ? GapFilling.Taking.DIVERTED : GapFilling.Taking.UNSOLD,
                    scenario));
    send(
        ctx,
        parameters,
        scenario,
        answer.figures(),
        GapFilling.Row.class,
        document -> {
          document.put("unit", answer.unit());
          document.put("lost_tpa", answer.lostTonnes());
          document.put("filled_tpa", answer.filledTonnes());
          document.put("unfilled_tpa", answer.unfilledTonnes());
          document.set("not_comparable", FigureDocument.rows(answer.notComparable()));
        });
  }

  private String oneCommodity(Parameters parameters) {
    commodities(parameters);
    List<String> asked = parameters.list(CodeParameters.COMMODITY);
    if (asked.size() != 1) {
      throw LodelineException.invalid(
          CodeParameters.COMMODITY, "commodity must be one commodity here, such as gallium");
    }
    return asked.get(0);
  }

  private String requireStage(Parameters parameters) {
    return stage(parameters)
        .orElseThrow(
            () ->
                LodelineException.invalid(
                    STAGE, "stage is missing; it must be one of " + String.join(", ", stages())));
  }

  private Optional<Set<String>> commodities(Parameters parameters) {
    return Optional.of(CodeParameters.commodities(parameters, catalog.commodities()))
        .filter(asked -> !asked.isEmpty());
  }

  private Optional<String> stage(Parameters parameters) {
    Optional<String> stage = parameters.text(STAGE);
    if (stage.filter(code -> !stages().contains(code)).isPresent()) {
      throw LodelineException.unknown(STAGE, "stage", stage.get(), stages());
    }
    return stage;
  }

  private List<String> stages() {
    return catalog.codeList("production-stage").codes();
  }

  private static Optional<Long> year(Parameters parameters) {
    OptionalInt year = parameters.integer(YEAR, 1900);
    return year.isPresent() ? Optional.of((long) year.getAsInt()) : Optional.empty();
  }

  private Optional<String> importer(Parameters parameters) {
    return parameters.text(IMPORTER).map(code -> supply.scenarios().party(IMPORTER, code));
  }

  private Optional<Set<String>> importers(Parameters parameters) {
    Set<String> asked = new LinkedHashSet<>();
    parameters.list(IMPORTER).forEach(code -> asked.add(supply.scenarios().party(IMPORTER, code)));
    return Optional.of(asked).filter(some -> !some.isEmpty());
  }

  private static Parameters parameters(Context ctx, Collection<String> own) {
    Set<String> known = new LinkedHashSet<>(Scenarios.PARAMETERS);
    known.add(FORMAT);
    known.addAll(own);
    return Parameters.of(ctx, known);
  }

  private Scenario scenario(Parameters parameters) {
    return supply.scenarios().read(parameters.lists(Scenarios.PARAMETERS));
  }

  private <T extends Record> void send(
      Context ctx, Parameters parameters, Scenario scenario, Figures<T> figures, Class<T> rowType) {
    send(ctx, parameters, scenario, figures, rowType, document -> {});
  }

  private <T extends Record> void send(
      Context ctx,
      Parameters parameters,
      Scenario scenario,
      Figures<T> figures,
      Class<T> rowType,
      Consumer<ObjectNode> more) {
    Caching.control(ctx, "no-cache");
    String format = parameters.text(FORMAT).orElse("json");
    switch (format) {
      case "csv" -> {
        ctx.contentType("text/csv; charset=utf-8");
        ctx.result(FigureDocument.csv(figures.rows(), rowType));
      }
      case "json" -> {
        ObjectNode document = FigureDocument.json(figures);
        document.set("scenario", words(scenario));
        more.accept(document);
        JsonAnswer.send(ctx, "application/json", document);
      }
      default -> throw LodelineException.unknown(FORMAT, "format", format, List.of("json", "csv"));
    }
  }

  /** The scenario as requests write it, without the parameters that assume nothing. */
  private static ObjectNode words(Scenario scenario) {
    ObjectNode node = Resources.JSON.createObjectNode();
    scenario.parameters().forEach(node::put);
    return node;
  }
}

package org.lodeline.server.supply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.supply.CorridorSummary;
import org.lodeline.geodata.supply.Figures;
import org.lodeline.geodata.supply.Outcome;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.geodata.supply.Scenarios;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.http.CodeParameters;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;

/** {@code /supply/...}: what a scenario means, in figures, as JSON and CSV. */
public final class FigureRoutes {
  private static final String FORMAT = "f";

  private final Catalog catalog;
  private final SupplyModel supply;

  public FigureRoutes(Catalog catalog, SupplyModel supply) {
    this.catalog = catalog;
    this.supply = supply;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/supply/scenarios", this::scenarios);
    Reads.get(routes, "/supply/summary", this::summary);
  }

  private void scenarios(Context ctx) {
    Parameters.of(ctx, Set.of());
    ObjectNode document = Resources.JSON.createObjectNode();
    document.set("scenarios", Resources.JSON.valueToTree(supply.scenarios().named()));
    JsonAnswer.send(ctx, "application/json", document);
  }

  private void summary(Context ctx) {
    Parameters parameters =
        parameters(ctx, Set.of(CodeParameters.COMMODITY, CodeParameters.COUNTRY));
    Scenario scenario = scenario(parameters);
    Set<String> commodities = CodeParameters.commodities(parameters, catalog.commodities());
    Set<String> countries = CodeParameters.countries(parameters);
    List<Outcome> outcomes =
        supply.whatIf().under(scenario).stream()
            .filter(
                o -> commodities.isEmpty() || commodities.contains(o.corridor().flow().commodity()))
            .filter(
                o ->
                    countries.isEmpty()
                        || countries.contains(o.corridor().fromCountry())
                        || countries.contains(o.corridor().toCountry()))
            .toList();
    send(ctx, parameters, scenario, CorridorSummary.of(outcomes, scenario, supply.words()));
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

  private void send(Context ctx, Parameters parameters, Scenario scenario, Figures<?> figures) {
    ctx.header("Cache-Control", "no-cache");
    String format = parameters.text(FORMAT).orElse("json");
    switch (format) {
      case "csv" -> {
        ctx.contentType("text/csv; charset=utf-8");
        ctx.result(FigureDocument.csv(figures.rows()));
      }
      case "json" -> {
        ObjectNode document = FigureDocument.json(figures);
        document.set("scenario", words(scenario));
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

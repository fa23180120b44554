package org.lodeline.geodata.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.deposit.Importance;
import org.lodeline.geodata.deposit.Statement;
import org.lodeline.geodata.deposit.Statements;
import org.lodeline.geodata.deposit.Substances;

/**
 * The bundled facts with what they refer to. Each fact is in one file: the title of a source in
 * that of the sources, a tonnage in that of the resource statements. The layers show them wherever
 * they belong.
 */
final class BundledFacts {
  private static final String DEPOSITS = "deposits";
  private static final String RESOURCES = "resources";
  private static final String SOURCES = "sources";

  private final Map<String, Map<String, String>> sources = byId(SOURCES);
  private final Map<String, Map<String, String>> deposits = byId(DEPOSITS);
  private final Map<String, Map<String, String>> commodities = new HashMap<>();
  private final Statements statements;
  private final List<SimpleFeature> resources;
  private final Importance importance = new Importance(new Substances());

  private BundledFacts() {
    BundledLayers.commodities()
        .rows()
        .forEach(row -> commodities.put(row.getOrDefault("code", ""), row));
    resources = BundledData.read(BundledLayers.definition(RESOURCES), this::statement);
    statements = new Statements(resources.stream().map(Statement::of).toList());
  }

  /** The features of these layers, in this order. */
  static Map<String, List<SimpleFeature>> read(List<String> layerIds) {
    BundledFacts facts = new BundledFacts();
    Map<String, List<SimpleFeature>> features = new LinkedHashMap<>();
    layerIds.forEach(id -> features.put(id, facts.features(id)));
    return features;
  }

  private List<SimpleFeature> features(String layerId) {
    LayerDefinition layer = BundledLayers.definition(layerId);
    return switch (layerId) {
      case RESOURCES -> resources;
      case SOURCES -> BundledData.read(layer, row -> Map.of());
      case DEPOSITS -> BundledData.read(layer, this::deposit);
      case "citations" -> BundledData.read(layer, this::citation);
      case "trade" -> BundledData.read(layer, this::trade);
      default -> BundledData.read(layer, this::source);
    };
  }

  private static Map<String, Map<String, String>> byId(String layerId) {
    Map<String, Map<String, String>> rows = new HashMap<>();
    String path = "data/" + layerId + ".csv";
    for (Map<String, String> row : Resources.csv(path, NamedCsvRecord::getFieldsAsMap)) {
      if (rows.put(row.getOrDefault("id", ""), row) != null) {
        throw LodelineException.brokenData(path + ": the id " + row.get("id") + " is twice", null);
      }
    }
    return rows;
  }

  private Map<String, Optional<?>> source(NamedCsvRecord row) {
    Map<String, String> source = required(sources, SOURCES, row.getField("source_id"));
    Optional<String> locator = row.findField("source_locator").filter(text -> !text.isEmpty());
    String title = source.getOrDefault("name", "");
    Map<String, Optional<?>> joined = new HashMap<>();
    joined.put("source_title", Optional.of(locator.map(at -> title + ", " + at).orElse(title)));
    joined.put("source_url", text(source, "url"));
    joined.put("source_date", text(source, "date"));
    return joined;
  }

  private Map<String, Optional<?>> statement(NamedCsvRecord row) {
    Map<String, String> deposit = required(deposits, DEPOSITS, row.getField("deposit_id"));
    String date = row.getField("effective_date");
    Map<String, Optional<?>> joined = source(row);
    joined.put("name", Optional.of(name(row, deposit, date)));
    joined.put("country", text(deposit, "country"));
    return joined;
  }

  private Map<String, Optional<?>> citation(NamedCsvRecord row) {
    Map<String, Optional<?>> joined = source(row);
    String of = row.getField("layer") + " " + row.getField("feature_id");
    joined.put("name", Optional.of(of + ", " + row.getField("field")));
    return joined;
  }

  private Map<String, Optional<?>> trade(NamedCsvRecord row) {
    Map<String, Optional<?>> joined = source(row);
    joined.put(
        "name",
        Optional.of(
            String.join(
                " ",
                row.getField("country"),
                commodityTitle(row.getField("commodity")),
                row.getField("indicator").replace('-', ' '),
                row.getField("year"))));
    return joined;
  }

  private String commodityTitle(String code) {
    return commodities.getOrDefault(code, Map.of()).getOrDefault("title", code);
  }

  private String name(NamedCsvRecord row, Map<String, String> deposit, String date) {
    return deposit.get("name")
        + ", "
        + commodityTitle(row.getField("commodity"))
        + " "
        + row.getField("kind")
        + (date.isEmpty() ? "" : ", " + date);
  }

  private Map<String, Optional<?>> deposit(NamedCsvRecord row) {
    String commodity = row.getField("commodity");
    String group = commodities.getOrDefault(commodity, Map.of()).getOrDefault("group", "");
    List<Statement> ofIt = statements.of(row.getField("id"), commodity, group);
    Optional<Statement> main = ofIt.stream().findFirst();
    Map<String, Optional<?>> joined = source(row);
    joined.put("resource_id", main.map(Statement::id));
    joined.put("resource_kind", main.map(Statement::kind));
    joined.put("resource_mt", main.map(Statement::tonnageMt));
    joined.put("grade", main.map(Statement::grade));
    joined.put("grade_unit", main.map(Statement::gradeUnit));
    joined.put("contained_kt", main.map(Statement::containedKt));
    joined.put("contained_unit", main.map(Statement::containedUnit));
    joined.put("resource_class", main.map(Statement::resourceClass));
    joined.put("reporting_code", main.map(Statement::reportingCode));
    joined.put(
        "effective_date",
        main.map(Statement::effectiveDate).filter(PartialDate::isADay).map(LocalDate::parse));
    joined.put("importance", importance.of(commodity, ofIt));
    joined.put("verified_fields", Optional.of(verified(row, main)));
    return joined;
  }

  private static List<String> verified(NamedCsvRecord row, Optional<Statement> main) {
    String fields = row.getField("verified_fields");
    List<String> verified =
        new ArrayList<>(fields.isEmpty() ? List.of() : List.of(fields.split(";")));
    if (main.filter(Statement::isVerified).isPresent()) {
      verified.add("resource");
    }
    return List.copyOf(verified);
  }

  private static Map<String, String> required(
      Map<String, Map<String, String>> rows, String layerId, String id) {
    Map<String, String> row = rows.get(id);
    if (row == null) {
      throw new IllegalArgumentException(
          "there is no " + LodelineException.quoted(id) + " in data/" + layerId + ".csv");
    }
    return row;
  }

  private static Optional<String> text(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column)).filter(text -> !text.isEmpty());
  }
}

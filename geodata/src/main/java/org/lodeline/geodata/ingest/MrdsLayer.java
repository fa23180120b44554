package org.lodeline.geodata.ingest;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * A file of the USGS Mineral Resources Data System. Its sites get the fields of the layer {@code
 * deposits} that follow from it: commodities and countries as our codes, the development status as
 * INSPIRE has it. What has no code is left out there. Every column is kept as it is besides, but
 * those that became the id and the position.
 */
final class MrdsLayer implements FileLayer {
  private static final Set<String> HEADER =
      Set.of("dep_id", "site_name", "latitude", "longitude", "commod1", "dev_stat");
  private static final List<String> COMMODITIES = List.of("commod1", "commod2", "commod3");

  /** The fields that are the deposits' own, in their order. */
  private static final List<String> MAPPED =
      List.of(
          "name",
          "country",
          "commodity",
          "commodities",
          "deposit_type",
          "status",
          "source_title",
          "source_url");

  private static final Map<String, String> STATUS =
      Map.of(
          "Producer", "producing",
          "Past Producer", "closed",
          "Prospect", "exploration",
          "Occurrence", "exploration");
  private static final String SOURCE = "USGS Mineral Resources Data System (MRDS)";

  private final CsvLayer csv;
  private final List<Field> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, String> commodityCodes = commodityCodes();
  private final Map<String, String> countryCodes = countryCodes();

  private MrdsLayer(CsvLayer csv) {
    this.csv = csv;
    this.columns = csv.definition().fields();
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
    }
  }

  static boolean isMrds(List<String> columns) {
    return columns.containsAll(HEADER);
  }

  static MrdsLayer of(CsvLayer csv) {
    return new MrdsLayer(csv);
  }

  private static Map<String, String> commodityCodes() {
    Map<String, String> codes = new HashMap<>();
    for (Map<String, String> row : BundledLayers.commodities().rows()) {
      codes.put(folded(row.getOrDefault("title", "")), row.getOrDefault("code", ""));
    }
    codes.putAll(aliases("ingest/mrds-commodities.csv"));
    return codes;
  }

  private static Map<String, String> countryCodes() {
    Map<String, String> codes = new HashMap<>();
    for (String alpha2 : Locale.getISOCountries()) {
      Locale country = new Locale("", alpha2);
      codes.put(folded(country.getDisplayCountry(Locale.ENGLISH)), country.getISO3Country());
    }
    codes.putAll(aliases("ingest/country-names.csv"));
    return codes;
  }

  private static Map<String, String> aliases(String resource) {
    Map<String, String> codes = new HashMap<>();
    for (NamedCsvRecord row : Resources.csv(resource, record -> record)) {
      codes.put(folded(row.getField("name")), row.getField("code"));
    }
    return codes;
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public LayerDefinition definition() {
    LayerDefinition deposits = BundledLayers.definition("deposits");
    List<Field> fields = new ArrayList<>();
    // A site may lack what every deposit has.
    MAPPED.forEach(name -> fields.add(deposits.field(name).orElseThrow().optional()));
    for (Field column : columns) {
      fields.add(
          Field.plain(
              MAPPED.contains(column.name()) ? "mrds_" + column.name() : column.name(),
              column.title(),
              column.type()));
    }
    LayerDefinition plain = csv.definition();
    return new LayerDefinition(
        plain.id(),
        plain.title(),
        "Sites of the USGS Mineral Resources Data System, with what follows from them.",
        "Point",
        fields);
  }

  @Override
  public Optional<String> crs() {
    return Optional.empty();
  }

  @Override
  public long count() {
    return csv.count();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("a file of the USGS Mineral Resources Data System: ids are dep_id");
    notes.addAll(csv.notes().subList(0, 2));
    return notes;
  }

  @Override
  public RecordReader open() throws IOException {
    RecordReader rows = csv.open();
    return new RecordReader() {
      @Override
      public @Nullable FileRecord next() throws IOException {
        FileRecord row = rows.next();
        return row == null || row.fault().isPresent() ? row : site(row);
      }

      @Override
      public void close() throws IOException {
        rows.close();
      }
    };
  }

  private FileRecord site(FileRecord row) {
    List<String> commodities = commodities(row);
    List<@Nullable Object> values = new ArrayList<>(MAPPED.size() + columns.size());
    values.add(text(row, "site_name").orElse(null));
    values.add(text(row, "country").map(name -> countryCodes.get(folded(name))).orElse(null));
    values.add(commodities.isEmpty() ? null : commodities.get(0));
    values.add(commodities);
    values.add(text(row, "dep_type").orElse(null));
    values.add(text(row, "dev_stat").map(STATUS::get).orElse(null));
    values.add(SOURCE);
    values.add(text(row, "url").orElse(null));
    for (Object value : row.values()) {
      // What is not known is left empty, and in some releases a quoted empty text.
      values.add(value != null && value.toString().isEmpty() ? null : value);
    }
    return FileRecord.of(
        row.line(), text(row, "dep_id").orElse(null), row.geometry().orElse(null), values);
  }

  private List<String> commodities(FileRecord row) {
    Set<String> codes = new LinkedHashSet<>();
    for (String column : COMMODITIES) {
      for (String name : text(row, column).orElse("").split(",")) {
        String code = commodityCodes.get(folded(name));
        if (code != null) {
          codes.add(code);
        }
      }
    }
    return List.copyOf(codes);
  }

  private Optional<String> text(FileRecord row, String column) {
    Integer place = places.get(column);
    Object value = place == null ? null : row.values().get(place);
    return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
  }
}

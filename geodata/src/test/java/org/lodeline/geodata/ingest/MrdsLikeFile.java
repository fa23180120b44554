package org.lodeline.geodata.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file that looks like the USGS Mineral Resources Data System: its header, its number of
 * rows, and texts about as long and as often missing. Run it with a path and a number of rows.
 */
final class MrdsLikeFile {
  /** The columns, in the order of the file that the USGS gives out. */
  private static final List<String> COLUMNS =
      List.of(
          "dep_id",
          "url",
          "mrds_id",
          "mas_id",
          "site_name",
          "latitude",
          "longitude",
          "region",
          "country",
          "state",
          "county",
          "com_type",
          "commod1",
          "commod2",
          "commod3",
          "oper_type",
          "dep_type",
          "prod_size",
          "dev_stat",
          "ore",
          "gangue",
          "other_matl",
          "orebody_fm",
          "work_type",
          "model",
          "alteration",
          "conc_proc",
          "names",
          "ore_ctrl",
          "reporter",
          "hrock_unit",
          "hrock_type",
          "arock_unit",
          "arock_type",
          "structure",
          "tectonic",
          "ref",
          "yfp_ba",
          "yr_fst_prd",
          "ylp_ba",
          "yr_lst_prd",
          "dy_ba",
          "disc_yr",
          "prod_yrs",
          "discr");

  private static final List<String> COMMODITIES =
      List.of("Gold", "Copper", "Lithium", "REE", "Tungsten", "Sand and Gravel", "Silver", "Iron");
  private static final List<String> COUNTRIES =
      List.of("United States", "Canada", "Mexico", "Australia", "Congo (Kinshasa)", "Russia");
  private static final List<String> STATUS =
      List.of("Producer", "Past Producer", "Prospect", "Occurrence", "Unknown", "Plant");

  private final Random random = new Random(1);

  private MrdsLikeFile() {}

  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }

  /** Writes the same file for the same number of rows. */
  static void write(Path path, int rows) throws IOException {
    MrdsLikeFile file = new MrdsLikeFile();
    try (CsvWriter csv = CsvWriter.builder().build(path)) {
      csv.writeRecord(COLUMNS);
      for (int i = 0; i < rows; i++) {
        csv.writeRecord(file.row(i));
      }
    }
  }

  private List<@Nullable String> row(int number) {
    List<@Nullable String> cells = new ArrayList<>(COLUMNS.size());
    for (String column : COLUMNS) {
      cells.add(cell(column, number));
    }
    return cells;
  }

  private @Nullable String cell(String column, int number) {
    String id = String.valueOf(10_000_000 + number);
    return switch (column) {
      case "dep_id" -> id;
      case "url" -> "https://mrdata.usgs.gov/mrds/show-mrds.php?dep_id=" + id;
      case "mrds_id" -> often(2, "A" + id);
      case "site_name" -> "Claim Number " + number;
      case "latitude" -> "%.5f".formatted(24 + random.nextDouble() * 46);
      case "longitude" -> "%.5f".formatted(-165 + random.nextDouble() * 95);
      case "region" -> "NA";
      case "country" -> one(COUNTRIES);
      case "state" -> "State " + random.nextInt(50);
      case "county" -> "County " + random.nextInt(2000);
      case "com_type" -> "M";
      case "commod1" -> one(COMMODITIES) + (random.nextInt(4) == 0 ? ", " + one(COMMODITIES) : "");
      case "commod2", "commod3" -> often(3, one(COMMODITIES));
      case "oper_type" -> "Underground";
      case "prod_size" -> often(2, "S");
      case "dev_stat" -> one(STATUS);
      case "ore", "gangue", "names", "ref" -> often(3, "Quartz, Pyrite, " + random.nextInt(9999));
      case "yr_fst_prd", "disc_yr" -> often(8, String.valueOf(1850 + random.nextInt(150)));
      case "reporter" -> "Reporter (USBM) " + random.nextInt(90);
      default -> often(6, column + " as reported " + random.nextInt(500));
    };
  }

  private @Nullable String often(int oneIn, String text) {
    return random.nextInt(oneIn) == 0 ? text : null;
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}

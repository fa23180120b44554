package org.lodeline.server.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Points that are made up, of the kind that a mineral atlas has: most near one of some hundred
 * districts, the others anywhere. The same number gives the same points on every machine.
 *
 * @param count how many
 */
record Sites(int count) {
  /** The id of their layer. */
  static final String LAYER = "sites";

  private static final long SEED = 20_251_028;
  private static final int DISTRICTS = 400;
  private static final double NEAR_A_DISTRICT = 0.8;
  private static final double DISTRICT_DEGREES = 1.5;
  private static final List<String> COMMODITIES =
      List.of(
          "lithium", "cobalt", "nickel", "copper", "graphite", "manganese", "tungsten", "tin",
          "antimony", "vanadium", "uranium", "zinc");
  private static final List<String> STATUSES =
      List.of("producing", "care-and-maintenance", "closed", "exploration", "feasibility");

  /** A position in degrees, and what is known of the site there. */
  record Site(String id, double longitude, double latitude, String commodity, double containedKt) {}

  /** The sites, one by one. */
  interface Reader {
    void read(Site site, Random random) throws IOException;
  }

  void forEach(Reader reader) throws IOException {
    Random random = new Random(SEED);
    double[][] districts = new double[DISTRICTS][];
    for (int i = 0; i < DISTRICTS; i++) {
      districts[i] = anywhere(random);
    }
    for (int i = 0; i < count; i++) {
      double[] place = anywhere(random);
      if (random.nextDouble() < NEAR_A_DISTRICT) {
        double[] district = districts[random.nextInt(DISTRICTS)];
        place[0] = clamp(district[0] + random.nextGaussian() * DISTRICT_DEGREES, 179.9);
        place[1] = clamp(district[1] + random.nextGaussian() * DISTRICT_DEGREES, 84);
      }
      String commodity = COMMODITIES.get(random.nextInt(COMMODITIES.size()));
      double containedKt = Math.round(10 * Math.exp(4 + 2 * random.nextGaussian())) / 10.0;
      reader.read(new Site("site-" + i, place[0], place[1], commodity, containedKt), random);
    }
  }

  private static double[] anywhere(Random random) {
    return new double[] {random.nextDouble() * 350 - 175, random.nextDouble() * 125 - 55};
  }

  private static double clamp(double degrees, double most) {
    return Math.max(-most, Math.min(most, degrees));
  }

  /** Writes them as a file that the server imports. */
  void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "id,longitude,latitude,name,country,commodity,status,contained_kt,resource_mt,start_year,"
              + "operator,source_title,source_url\n");
      forEach(
          (site, random) ->
              out.write(
                  String.format(
                      Locale.ROOT,
                      "%s,%.6f,%.6f,Site %s,%s,%s,%s,%.1f,%.2f,%d,Operator %d,"
                          + "Survey report %d,https://example.org/reports/%d%n",
                      site.id(),
                      site.longitude(),
                      site.latitude(),
                      site.id(),
                      random.nextBoolean() ? "AUS" : "CAN",
                      site.commodity(),
                      STATUSES.get(random.nextInt(STATUSES.size())),
                      site.containedKt(),
                      random.nextDouble() * 100,
                      1900 + random.nextInt(126),
                      random.nextInt(500),
                      random.nextInt(5000),
                      random.nextInt(5000))));
    }
  }
}

package org.lodeline.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lodeline.server.Tool;

/**
 * What the database does by itself for the same answers: {@code pgbench} runs the SQL, with the
 * features or the tile made by PostGIS.
 *
 * @param url of the database that the sites were imported into
 * @param folder for its scripts
 * @param table of the sites, with its schema
 */
record BareSql(String url, Path folder, String table) {
  private static final String FIELDS =
      "id, name, country, commodity, status, contained_kt, resource_mt, start_year, operator,"
          + " source_title, source_url";

  private static final Map<Workload, String> STATEMENTS =
      Map.of(
          Workload.PAGE,
          """
          SELECT ST_AsGeoJSON(page.*) FROM (SELECT %2$s, geometry FROM %1$s, bench_places
            WHERE place = :place AND geometry && box ORDER BY id LIMIT 100) page;
          """,
          Workload.FILTERED,
          """
          SELECT ST_AsGeoJSON(page.*) FROM (SELECT %2$s, geometry FROM %1$s, bench_places
            WHERE place = :place AND geometry && box AND commodity = 'lithium' AND contained_kt > least
            ORDER BY id LIMIT 100) page;
          """,
          Workload.TILE,
          """
          SELECT ST_AsMVT(tile.*, 'sites') FROM (SELECT %2$s,
              ST_AsMVTGeom(ST_Transform(geometry, 3857), ST_TileEnvelope(z, x, y)) AS shape
            FROM %1$s, bench_places WHERE place = :place
            AND geometry && ST_Transform(ST_TileEnvelope(z, x, y), 4326)) tile;
          """,
          Workload.FEATURE,
          """
          SELECT ST_AsGeoJSON(one.*) FROM (SELECT %2$s, geometry FROM %1$s
            WHERE id = 'site-' || :site) one;
          """);

  /** With the places of random requests in a table beside the sites. */
  static BareSql of(String url, Path folder, List<Workload.Place> places) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE bench_places (place int PRIMARY KEY, box geometry(Polygon, 4326),"
              + " least float, z int, x int, y int)");
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO bench_places VALUES (?, ST_MakeEnvelope(?, ?, ?, ?, 4326), ?, ?, ?, ?)")) {
        for (int i = 0; i < places.size(); i++) {
          add(insert, i, places.get(i));
        }
        insert.executeBatch();
      }
      statement.execute("VACUUM ANALYZE");
      return new BareSql(url, folder, table(statement));
    }
  }

  private static void add(PreparedStatement insert, int number, Workload.Place place)
      throws SQLException {
    insert.setInt(1, number);
    double[] sides = place.sides();
    for (int side = 0; side < sides.length; side++) {
      insert.setDouble(2 + side, sides[side]);
    }
    insert.setDouble(6, Double.parseDouble(place.least()));
    String[] tile = place.tile(0).split("/");
    for (int i = 0; i < tile.length; i++) {
      insert.setInt(7 + i, Integer.parseInt(tile[i]));
    }
    insert.addBatch();
  }

  private static String table(Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "SELECT 'lodeline.' || quote_ident(tablename) FROM pg_tables"
                + " WHERE schemaname = 'lodeline' AND tablename LIKE 'sites\\_%'")) {
      found.next();
      return found.getString(1);
    }
  }

  /** Transactions a second; none where there is no SQL of a workload. */
  OptionalDouble perSecond(Workload workload, int connections, int seconds, int places, int sites)
      throws IOException, InterruptedException {
    Optional<String> sql = Optional.ofNullable(STATEMENTS.get(workload));
    if (sql.isEmpty()) {
      return OptionalDouble.empty();
    }
    Path script = folder.resolve(workload.code() + ".sql");
    Files.writeString(
        script,
        "\\set place random(0, %d)%n\\set site random(0, %d)%n".formatted(places - 1, sites - 1)
            + sql.get().formatted(table, FIELDS).replace('\n', ' ')
            + "\n");
    String[] address = url.replaceAll("^jdbc:postgresql://|\\?.*", "").split("[:/]");
    String report =
        Tool.of("postgresql-15", "/usr/lib/postgresql/15/bin/pgbench")
            .run(
                "-n", "-M", "prepared", "-j", "1", "-c", String.valueOf(connections),
                "-T", String.valueOf(seconds), "-f", script.toString(),
                "-h", address[0], "-p", address[1], "-U", "lodeline", address[2]);
    return report
        .lines()
        .filter(line -> line.startsWith("tps = "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
        .findFirst();
  }
}

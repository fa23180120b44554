package org.lodeline.geodata.network;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.store.geopackage.GeometryBlob;
import org.sqlite.SQLiteConnection;

/**
 * Reads MARNET, Eurostat's network of sea lanes at 5 km, from the GeoPackage inside searoute-core.
 * The file is opened from memory; nothing is written to disk.
 */
public final class MarnetReader {
  private static final String RESOURCE = "/marnet/marnet_plus_5km.gpkg";
  private static final String JOINS = "network/marnet-joins.csv";

  private MarnetReader() {}

  /**
   * The sea network with the given passages; takes about a second, so keep it.
   *
   * @throws LodelineException of kind BROKEN_DATA if the resource is missing or unreadable
   */
  public static SeaNetwork read(List<Passage> passages) {
    List<LineString> lines = lines();
    lines.addAll(joins());
    return new SeaNetwork(lines, passages);
  }

  /** Edges that mend lanes which MARNET cuts at the antimeridian. */
  private static List<LineString> joins() {
    GeometryFactory factory = new GeometryFactory(new PrecisionModel(), 4326);
    return Resources.csv(
        JOINS,
        row -> {
          double lon = Double.parseDouble(row.getField("lon1"));
          return factory.createLineString(
              new Coordinate[] {
                new Coordinate(lon, Double.parseDouble(row.getField("lat1"))),
                new Coordinate(
                    Geodesy.nearestTurn(Double.parseDouble(row.getField("lon2")), lon),
                    Double.parseDouble(row.getField("lat2")))
              });
        });
  }

  private static List<LineString> lines() {
    try (InputStream in = MarnetReader.class.getResourceAsStream(RESOURCE);
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      if (in == null) {
        throw LodelineException.brokenData("this build lacks the sea network " + RESOURCE, null);
      }
      connection.unwrap(SQLiteConnection.class).deserialize("main", in.readAllBytes());
      List<LineString> lines = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT geometry FROM type ORDER BY rowid")) {
        while (rows.next()) {
          lines.add((LineString) GeometryBlob.read(rows.getBytes(1)));
        }
      }
      return lines;
    } catch (SQLException | IOException e) {
      throw LodelineException.brokenData("reading the sea network: " + e.getMessage(), e);
    }
  }
}

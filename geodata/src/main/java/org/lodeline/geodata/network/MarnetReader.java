package org.lodeline.geodata.network;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  private static final String LEFT_OUT = "network/marnet-left-out.csv";

  private MarnetReader() {}

  /**
   * The sea lanes, without those that lead over land, and with what is drawn in their place.
   *
   * @throws LodelineException of kind BROKEN_DATA if the resource is missing or unreadable
   */
  public static List<LineString> lanes() {
    Set<Ends> leftOut = Set.copyOf(Resources.csv(LEFT_OUT, Ends::of));
    List<LineString> lanes = lines();
    lanes.removeIf(lane -> leftOut.contains(Ends.of(lane)));
    lanes.addAll(joins());
    return lanes;
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

  /**
   * The ends of a lane, in either order, to a metre. The lanes left out are those drawn more than 5
   * km inland across an island or a cape where there is a way around.
   */
  private record Ends(long lon1, long lat1, long lon2, long lat2) {
    static Ends of(NamedCsvRecord row) {
      return of(
          Double.parseDouble(row.getField("lon1")),
          Double.parseDouble(row.getField("lat1")),
          Double.parseDouble(row.getField("lon2")),
          Double.parseDouble(row.getField("lat2")));
    }

    static Ends of(LineString line) {
      Coordinate a = line.getCoordinateN(0);
      Coordinate b = line.getCoordinateN(line.getNumPoints() - 1);
      return of(a.x, a.y, b.x, b.y);
    }

    private static Ends of(double lon1, double lat1, double lon2, double lat2) {
      return lon1 < lon2 || (lon1 == lon2 && lat1 <= lat2)
          ? new Ends(rounded(lon1), rounded(lat1), rounded(lon2), rounded(lat2))
          : new Ends(rounded(lon2), rounded(lat2), rounded(lon1), rounded(lat1));
    }

    private static long rounded(double degrees) {
      return Math.round(degrees * 1e5);
    }
  }

  /** Every lane of the file. */
  static List<LineString> lines() {
    try (InputStream in = MarnetReader.class.getResourceAsStream(RESOURCE);
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      if (in == null) {
        throw LodelineException.brokenData("this build lacks the sea network " + RESOURCE, null);
      }
      connection.unwrap(SQLiteConnection.class).deserialize("main", in.readAllBytes());
      List<byte[]> blobs = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT geometry FROM type ORDER BY rowid")) {
        while (rows.next()) {
          blobs.add(rows.getBytes(1));
        }
      }
      return blobs.parallelStream()
          .map(blob -> (LineString) GeometryBlob.read(blob))
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (SQLException | IOException e) {
      throw LodelineException.brokenData("reading the sea network: " + e.getMessage(), e);
    }
  }
}

package org.lodeline.geodata.ingest;

import java.util.Locale;
import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.lodeline.geodata.LodelineException;

/** Brings the geometries of a file to WGS 84, longitude first, without heights. */
final class Wgs84 {
  private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

  /** How far beyond the edge of the map a reprojection may put what lies on it, in degrees. */
  private static final double ROUNDING = 1e-6;

  private final @Nullable MathTransform transform;
  private long heights;

  private Wgs84(@Nullable MathTransform transform) {
    this.transform = transform;
  }

  /**
   * From a coordinate reference system, whose first axis is taken to point east as files have it.
   *
   * @param crs such as {@code EPSG:32735}
   * @throws LodelineException of kind INVALID_INPUT if it is unknown
   */
  static Wgs84 from(String parameter, String crs) {
    String code = crs.strip().toUpperCase(Locale.ROOT);
    // These need no database of coordinate reference systems, whose start takes a moment.
    if (code.equals("EPSG:4326") || code.equals("OGC:CRS84")) {
      return new Wgs84(null);
    }
    try {
      if (!code.startsWith("EPSG:")) {
        throw new IllegalArgumentException(code);
      }
      CoordinateReferenceSystem from = CRS.decode(code, true);
      return new Wgs84(CRS.findMathTransform(from, DefaultGeographicCRS.WGS84, true));
    } catch (FactoryException | IllegalArgumentException e) {
      throw LodelineException.invalid(
          parameter,
          "unknown coordinate reference system "
              + LodelineException.quoted(crs)
              + "; give one of EPSG with --crs EPSG:n, or reproject the file to EPSG:4326 before");
    }
  }

  /**
   * From the coordinate reference system that a file states, or else from one that the user does.
   *
   * @throws LodelineException of kind INVALID_INPUT if it is unknown
   */
  static Wgs84 of(FileLayer layer, Optional<String> otherwise) {
    return layer
        .crs()
        .map(crs -> from("FILE", crs))
        .orElseGet(() -> from("--crs", otherwise.orElse("EPSG:4326")));
  }

  /** How many geometries had heights, which are dropped. */
  long heights() {
    return heights;
  }

  /**
   * A geometry of the file on WGS 84.
   *
   * @throws IllegalArgumentException if it has a coordinate that is none, with a reason for people
   */
  Geometry of(Geometry geometry) {
    for (Coordinate position : geometry.getCoordinates()) {
      Check.finite(position.x, "longitude or easting");
      Check.finite(position.y, "latitude or northing");
    }
    Geometry flat = flat(geometry);
    Geometry moved = flat;
    MathTransform known = transform;
    if (known != null) {
      try {
        moved = JTS.transform(flat, known);
      } catch (TransformException e) {
        throw new IllegalArgumentException("the position cannot be reprojected", e);
      }
    }
    moved.apply(new Check());
    moved.geometryChanged();
    return moved;
  }

  /** A copy of two dimensions. */
  private Geometry flat(Geometry geometry) {
    Coordinate first = geometry.getCoordinate();
    if (first != null && !Double.isNaN(first.getZ())) {
      heights++;
    }
    try {
      return new WKBReader(FACTORY).read(new WKBWriter(2).write(geometry));
    } catch (ParseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Refuses coordinates off the map, and draws back those that only rounding put there. */
  private static final class Check implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence positions, int i) {
      positions.setOrdinate(i, 0, checked(positions.getX(i), 180, "longitude"));
      positions.setOrdinate(i, 1, checked(positions.getY(i), 90, "latitude"));
    }

    static void finite(double value, String what) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(what + " " + value + " is no coordinate");
      }
    }

    private static double checked(double value, double most, String what) {
      finite(value, what);
      if (Math.abs(value) > most + ROUNDING) {
        throw new IllegalArgumentException(
            "%s %s is not from -%.0f to %.0f".formatted(what, value, most, most));
      }
      return Math.max(-most, Math.min(most, value));
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return false;
    }
  }
}

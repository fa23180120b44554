package org.lodeline.geodata.basemap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * The countries of the world at 1:50m (Natural Earth, public domain), from the same resource that
 * the map draws, and its larger lakes.
 *
 * <p>Positions are WGS 84, longitude first. Coasts are generalised: they are true to some 5 km.
 * Immutable.
 */
public final class World {
  /** The TopoJSON resource, below this module's root package. */
  public static final String RESOURCE = "basemap/world.json";

  private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
  private static final Envelope WHOLE = new Envelope(-180, 180, -90, 90);

  private final TopoJson topology;
  private final Map<String, Country> countries = new LinkedHashMap<>();
  private final CountryGrid grid;

  private World(TopoJson topology, Lakes lakes) {
    this.topology = topology;
    CountryGrid.Builder builder = new CountryGrid.Builder();
    for (TopoJson.Shape shape : topology.objects().countries().geometries()) {
      String code = shape.id();
      TopoJson.Properties properties = shape.properties();
      if (code != null && properties != null) {
        double[] label = properties.label();
        countries.put(
            code,
            new Country(
                code,
                properties.name(),
                properties.iso2(),
                new Coordinate(label[0], label[1]),
                properties.rank()));
      }
      builder.add(code, rings(shape));
    }
    lakes.rings().forEach(builder::addLake);
    this.grid = builder.build();
  }

  /** Reads the bundled base map; takes some 0.2 s, so keep the result. */
  public static World load() {
    return new World(TopoJson.read(), Lakes.read());
  }

  /** All countries, by code. */
  public List<Country> countries() {
    return List.copyOf(countries.values());
  }

  /** The country with this ISO 3166-1 alpha-3 code, if there is one. */
  public Optional<Country> country(String code) {
    return Optional.ofNullable(countries.get(code));
  }

  /**
   * Which country each cell of a fine grid lies in, and whether in a lake; the quick answer to
   * "where is this position".
   */
  public CountryGrid grid() {
    return grid;
  }

  /**
   * The area of a country, valid, split at the antimeridian (longitudes within -180 to 180).
   *
   * @throws IllegalArgumentException if there is no such country
   */
  public MultiPolygon area(String code) {
    for (TopoJson.Shape shape : topology.objects().countries().geometries()) {
      if (code.equals(shape.id())) {
        return multiPolygon(shape);
      }
    }
    throw new IllegalArgumentException("no country has the code " + code);
  }

  /** All land, valid, split at the antimeridian. Lakes count as land, but for the Caspian Sea. */
  public MultiPolygon land() {
    return multiPolygon(topology.objects().land());
  }

  /** The lines that a map of the world is drawn with. Takes some 0.1 s, so keep the result. */
  public Outlines outlines() {
    return Outlines.of(topology, this::rings);
  }

  private List<List<Coordinate>> rings(TopoJson.Shape shape) {
    List<List<Coordinate>> rings = new ArrayList<>();
    for (int[][] polygon : shape.arcs()) {
      for (int[] ring : polygon) {
        rings.add(closedOverThePole(topology.ring(ring)));
      }
    }
    return rings;
  }

  private MultiPolygon multiPolygon(TopoJson.Shape shape) {
    List<Polygon> parts = new ArrayList<>();
    for (int[][] polygon : shape.arcs()) {
      LinearRing shell = linearRing(polygon[0]);
      LinearRing[] holes = new LinearRing[polygon.length - 1];
      for (int i = 1; i < polygon.length; i++) {
        holes[i - 1] = linearRing(polygon[i]);
      }
      addWithinTheWorld(FACTORY.createPolygon(shell, holes), parts);
    }
    return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
  }

  private static List<Polygon> polygons(Geometry geometry) {
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        polygons.add(polygon);
      }
    }
    return polygons;
  }

  private static void addWithinTheWorld(Polygon polygon, List<Polygon> parts) {
    Envelope box = polygon.getEnvelopeInternal();
    if (box.getMinX() > WHOLE.getMinX() && box.getMaxX() < WHOLE.getMaxX()) {
      parts.add(polygon);
      return;
    }
    // Around the pole and along the antimeridian a ring may touch itself.
    Geometry valid = GeometryFixer.fix(polygon);
    for (int shift = -360; shift <= 360; shift += 360) {
      Geometry moved = AffineTransformation.translationInstance(shift, 0).transform(valid);
      if (moved.getEnvelopeInternal().intersects(WHOLE)) {
        parts.addAll(polygons(moved.intersection(FACTORY.toGeometry(WHOLE))));
      }
    }
  }

  private LinearRing linearRing(int[] arcs) {
    return FACTORY.createLinearRing(
        closedOverThePole(topology.ring(arcs)).toArray(Coordinate[]::new));
  }

  /**
   * A ring around the South Pole ends 360 degrees from where it began; it is closed along the pole.
   */
  private static List<Coordinate> closedOverThePole(List<Coordinate> ring) {
    Coordinate first = ring.get(0);
    Coordinate last = ring.get(ring.size() - 1);
    if (Math.abs(first.x - last.x) < 180) {
      last.x = first.x;
      return ring;
    }
    ring.add(new Coordinate(last.x, -90));
    ring.add(new Coordinate(first.x, -90));
    ring.add(new Coordinate(first));
    return ring;
  }
}

package org.lodeline.geodata.crs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.cs.AxisDirection;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.geotools.referencing.operation.transform.IdentityTransform;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.lodeline.geodata.LodelineException;

/**
 * A coordinate reference system in which features can be asked for. Its axes are in the order that
 * its authority says: latitude first in EPSG:4326, northing first in EPSG:3035, longitude first in
 * CRS84, which is WGS 84 as features are stored. Immutable and safe for all threads.
 *
 * <p>The EPSG data base is opened when the first of its systems is used, which takes most of a
 * second.
 */
public final class Crs {
  /** WGS 84, longitude first: what everything is stored in. */
  public static final Crs CRS84 =
      new Crs(0, DefaultGeographicCRS.WGS84, IdentityTransform.create(2));

  private static final String CRS84_URI = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
  private static final String CRS84_URN = "urn:ogc:def:crs:OGC::CRS84";
  private static final String EPSG_URN = "urn:ogc:def:crs:EPSG::";
  private static final String EPSG_URI = "http://www.opengis.net/def/crs/EPSG/0/";

  private static final int EQUAL_EARTH = 8857;

  /** WGS 84; ETRS89; Web and World Mercator; Europe's LAEA and LCC; Equal Earth; the poles. */
  private static final List<Integer> COMMON =
      List.of(4326, 4258, 3857, 3395, EQUAL_EARTH, 3035, 3034, 3995, 3031);

  /** UTM zones on WGS 84, north and south, and those of Europe on ETRS89. */
  private static final List<Integer> UTM =
      Stream.of(
              IntStream.rangeClosed(32601, 32660),
              IntStream.rangeClosed(32701, 32760),
              IntStream.rangeClosed(25828, 25837))
          .flatMap(IntStream::boxed)
          .toList();

  private static final Pattern NAME =
      Pattern.compile(
          "(?:https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/|urn:ogc:def:crs:EPSG:[0-9.]*:"
              + "|EPSG:|\\[EPSG:)([0-9]{4,5})]?");
  private static final Pattern CRS84_NAME =
      Pattern.compile(
          "(?:https?://www\\.opengis\\.net/def/crs/OGC/(?:1\\.3|0)/|urn:ogc:def:crs:OGC:(?:1\\.3)?:"
              + "|OGC:|\\[OGC:)CRS84]?");

  /** How the first versions of WFS named systems, whose positions they had east first. */
  private static final Pattern EAST_FIRST_NAME =
      Pattern.compile("(?:EPSG:|http://www\\.opengis\\.net/gml/srs/epsg\\.xml#)([0-9]{4,5})");

  private static final Map<Integer, Crs> KNOWN = new ConcurrentHashMap<>();
  private static final Map<Integer, Crs> EAST_FIRST = new ConcurrentHashMap<>();
  private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

  /** Degrees from its meridian up to which GeoTools' formula of a UTM zone is right to 3 cm. */
  private static final double HALF_WIDTH_OF_A_ZONE = 10;

  /** The EPSG code; 0 for CRS84, which has none. */
  private final int epsg;

  private final boolean utm;
  private final CoordinateReferenceSystem definition;
  private final MathTransform fromCrs84;

  private Crs(int epsg, CoordinateReferenceSystem definition, MathTransform transform) {
    this.epsg = epsg;
    this.utm = epsg != 0 && UTM.contains(epsg);
    this.definition = definition;
    this.fromCrs84 = transform;
  }

  /** The URIs of all systems there are, CRS84 first. */
  public static List<String> uris() {
    return Stream.concat(
            Stream.of(CRS84_URI),
            Stream.of(COMMON, UTM).flatMap(List::stream).map(epsg -> EPSG_URI + epsg))
        .toList();
  }

  /** The URNs of all systems there are, CRS84 first. */
  public static List<String> urns() {
    return Stream.concat(
            Stream.of(CRS84_URN),
            Stream.of(COMMON, UTM).flatMap(List::stream).map(epsg -> EPSG_URN + epsg))
        .toList();
  }

  /**
   * The system that a parameter names: by URI, by URN, or in short as {@code EPSG:3035}.
   *
   * @throws LodelineException of kind INVALID_INPUT if there is none
   */
  public static Crs parse(String parameter, String name) {
    if (CRS84_NAME.matcher(name).matches()) {
      return CRS84;
    }
    Matcher epsg = NAME.matcher(name);
    if (epsg.matches()) {
      int code = Integer.parseInt(epsg.group(1));
      if (COMMON.contains(code) || UTM.contains(code)) {
        return epsg(code);
      }
    }
    throw LodelineException.invalid(
        parameter,
        parameter
            + " must be one of the coordinate reference systems that the collection lists, such as "
            + CRS84_URI
            + " or "
            + EPSG_URI
            + "3857; it was "
            + LodelineException.quoted(name));
  }

  /**
   * The system that a client of an OGC web service names: as {@link #parse}, but {@code EPSG:4326}
   * and {@code http://www.opengis.net/gml/srs/epsg.xml#4326} have the axis that points east first,
   * whatever the authority says.
   *
   * @throws LodelineException of kind INVALID_INPUT if there is none
   */
  public static Crs parseOfWebService(String parameter, String name) {
    Matcher eastFirst = EAST_FIRST_NAME.matcher(name);
    if (eastFirst.matches()) {
      return parse(parameter, "EPSG:" + eastFirst.group(1)).eastFirst();
    } else if (name.equals("CRS:84") || name.equals("urn:ogc:def:crs:OGC:2:84")) {
      return CRS84;
    }
    return parse(
        parameter,
        name.replaceFirst("^urn:(?:x-)?ogc:def:crs:EPSG:(?:[0-9.]*:)?", "urn:ogc:def:crs:EPSG::"));
  }

  /** The same system with the axis first that points east. */
  public Crs eastFirst() {
    return isNorthFirst() ? EAST_FIRST.computeIfAbsent(epsg, Crs::decodeEastFirst) : this;
  }

  private static Crs decodeEastFirst(int code) {
    try {
      CoordinateReferenceSystem definition = CRS.decode("EPSG:" + code, true);
      return new Crs(
          code, definition, CRS.findMathTransform(DefaultGeographicCRS.WGS84, definition, true));
    } catch (FactoryException e) {
      throw LodelineException.brokenData("the EPSG data base lacks " + code, e);
    }
  }

  /** The same system with its axes in the order of its authority. */
  public Crs inOrderOfAuthority() {
    return isCrs84() ? this : epsg(epsg);
  }

  private static Crs epsg(int code) {
    return KNOWN.computeIfAbsent(code, Crs::decode);
  }

  private static Crs decode(int code) {
    try {
      CoordinateReferenceSystem definition = CRS.decode(EPSG_URI + code);
      MathTransform known = CRS.findMathTransform(DefaultGeographicCRS.WGS84, definition, true);
      MathTransform transform = code == EQUAL_EARTH ? onTheEllipsoid(known) : known;
      return new Crs(code, definition, transform);
    } catch (FactoryException e) {
      throw LodelineException.brokenData("the EPSG data base lacks " + code, e);
    }
  }

  /** GeoTools has Equal Earth's formula for the sphere only, which is up to 20 km off. */
  private static MathTransform onTheEllipsoid(MathTransform onTheSphere) {
    double scale = AuthalicLatitude.RADIUS;
    return ConcatenatedTransform.create(
        ConcatenatedTransform.create(AuthalicLatitude.fromGeodetic(), onTheSphere),
        new AffineTransform2D(scale, 0, 0, scale, 0, 0));
  }

  /** The URI, for example {@code http://www.opengis.net/def/crs/EPSG/0/3035}. */
  public String uri() {
    return isCrs84() ? CRS84_URI : EPSG_URI + epsg;
  }

  /** The URN, for example {@code urn:ogc:def:crs:EPSG::3035}. */
  public String urn() {
    return isCrs84() ? CRS84_URN : EPSG_URN + epsg;
  }

  /** In short, for example {@code EPSG:3035} or {@code OGC:CRS84}. */
  public String shortName() {
    return isCrs84() ? "OGC:CRS84" : "EPSG:" + epsg;
  }

  /** As GeoTools knows it, with its axes in the order of its authority. */
  public CoordinateReferenceSystem definition() {
    return definition;
  }

  public boolean isCrs84() {
    return epsg == 0;
  }

  /** Whether its positions are in degrees of latitude and longitude. */
  public boolean isGeographic() {
    return definition instanceof GeographicCRS;
  }

  /** Whether its first axis is the one that points north. */
  public boolean isNorthFirst() {
    return definition.getCoordinateSystem().getAxis(0).getDirection().equals(AxisDirection.NORTH);
  }

  /**
   * A stored geometry in this system.
   *
   * @param geometry WGS 84, longitude first
   * @return empty if it lies where the system cannot show it, such as far from the zone of a UTM
   *     system
   */
  public Optional<Geometry> fromCrs84(Geometry geometry) {
    if (isCrs84()) {
      return Optional.of(geometry);
    }
    try {
      if (!isShown(geometry)) {
        return Optional.empty();
      }
      Geometry transformed = JTS.transform(geometry, fromCrs84);
      return isFinite(transformed) ? Optional.of(transformed) : Optional.empty();
    } catch (TransformException e) {
      return Optional.empty();
    }
  }

  /** Whether the system can show a geometry of WGS 84, part by part. */
  private boolean isShown(Geometry geometry) {
    if (!utm) {
      return true;
    }
    double meridian = epsg % 100 * 6 - 183;
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Envelope part = geometry.getGeometryN(i).getEnvelopeInternal();
      // Beside the antimeridian, a zone goes on at the other end of the map.
      double west = Math.IEEEremainder(part.getMinX() - meridian, 360);
      if (west < -HALF_WIDTH_OF_A_ZONE || west + part.getWidth() > HALF_WIDTH_OF_A_ZONE) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFinite(Geometry geometry) {
    for (Coordinate position : geometry.getCoordinates()) {
      if (!Double.isFinite(position.x) || !Double.isFinite(position.y)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A geometry of this system in WGS 84, longitude first.
   *
   * @throws IllegalArgumentException if it lies outside what the system can show
   */
  public Geometry toCrs84(Geometry geometry) {
    if (isCrs84()) {
      return geometry;
    }
    try {
      Geometry transformed = JTS.transform(geometry, fromCrs84.inverse());
      if (isFinite(transformed) && !isBesideTheMap(transformed.getEnvelopeInternal())) {
        return FACTORY.createGeometry(transformed);
      }
      throw new IllegalArgumentException("outside the area of " + shortName());
    } catch (TransformException e) {
      throw new IllegalArgumentException("outside the area of " + shortName(), e);
    }
  }

  /** The formula of Equal Earth goes on beyond the edge of its map. */
  private boolean isBesideTheMap(Envelope box) {
    return epsg == EQUAL_EARTH && (box.getMinX() < -180 || box.getMaxX() > 180);
  }

  @Override
  public String toString() {
    return shortName();
  }
}

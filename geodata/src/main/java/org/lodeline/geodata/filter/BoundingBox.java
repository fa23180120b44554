package org.lodeline.geodata.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.crs.Crs;

/**
 * A box on WGS 84, in degrees. One whose west is greater than its east crosses the antimeridian.
 *
 * @param south at most {@code north}
 */
public record BoundingBox(double west, double south, double east, double north) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,300}\\.?[0-9]{0,300}|\\.[0-9]{1,300})([eE][+-]?[0-9]{1,2})?");
  private static final String ALLOWED =
      "west,south,east,north in degrees, south not above north;"
          + " west above east crosses the antimeridian";

  public BoundingBox {
    if (!isLongitude(west)
        || !isLongitude(east)
        || !isLatitude(south)
        || !isLatitude(north)
        || south > north) {
      throw new IllegalArgumentException(ALLOWED);
    }
  }

  private static boolean isLongitude(double value) {
    return value >= -180 && value <= 180;
  }

  private static boolean isLatitude(double value) {
    return value >= -90 && value <= 90;
  }

  /**
   * Parses the value of a query parameter: four numbers, or six of which the heights do not count.
   *
   * @throws LodelineException of kind INVALID_INPUT that says what is allowed
   */
  public static BoundingBox parse(String parameter, String text) {
    return parse(parameter, text, false);
  }

  private static BoundingBox parse(String parameter, String text, boolean northFirst) {
    try {
      double[] box = numbers(text);
      return northFirst
          ? wrapped(box[1], box[0], box[3], box[2])
          : wrapped(box[0], box[1], box[2], box[3]);
    } catch (IllegalArgumentException e) {
      throw LodelineException.invalid(
          parameter,
          parameter
              + " must be "
              + ALLOWED
              + (northFirst ? "; here latitude comes before longitude" : "")
              + "; it was "
              + LodelineException.quoted(text));
    }
  }

  /**
   * A box as maps have it that are turned beyond the antimeridian or shrunk to less than the
   * window: longitudes beyond 180 degrees come in at the other side, latitudes end at the poles.
   */
  private static BoundingBox wrapped(double west, double south, double east, double north) {
    double lowest = Math.max(south, -90);
    double highest = Math.min(north, 90);
    if ((isLongitude(west) && isLongitude(east)) || west > east) {
      return new BoundingBox(west, lowest, east, highest);
    } else if (east - west >= 360) {
      return new BoundingBox(-180, lowest, 180, highest);
    }
    return new BoundingBox(
        Math.IEEEremainder(west, 360), lowest, Math.IEEEremainder(east, 360), highest);
  }

  /**
   * The features that meet a box which is given in some coordinate reference system.
   *
   * @param text four numbers (six with heights) in the order of the system's axes: both lower
   *     corners, then both upper ones
   * @throws LodelineException of kind INVALID_INPUT that says what is allowed
   */
  public static Filter filter(String parameter, String text, Crs crs, String geometryAttribute) {
    if (crs.isGeographic()) {
      return parse(parameter, text, crs.isNorthFirst()).on(geometryAttribute);
    }
    try {
      double[] box = numbers(text);
      if (box[0] > box[2] || box[1] > box[3]) {
        throw new IllegalArgumentException("the lower corner is above the upper one");
      }
      FilterFactory factory = CommonFactoryFinder.getFilterFactory();
      Envelope envelope = new Envelope(box[0], box[2], box[1], box[3]);
      Expression geometry = factory.property(geometryAttribute);
      Optional<Geometry> area = ProjectedBox.area(envelope, crs);
      return area.isPresent()
          ? factory.intersects(geometry, factory.literal(area.get()))
          : ProjectedBox.there(geometry, envelope, crs);
    } catch (IllegalArgumentException e) {
      throw LodelineException.invalid(
          parameter,
          parameter
              + " must be four numbers in the units and the order of the axes of "
              + crs
              + ", the lower corner before the upper one, within the area of that system; it was "
              + LodelineException.quoted(text));
    }
  }

  /**
   * A box as an area of WGS 84; two areas where it crosses the antimeridian.
   *
   * @param box both lower corners, then both upper ones, in the order of the system's axes
   * @throws IllegalArgumentException if it is none that the system can show, and lay flat
   */
  public static Geometry area(double[] box, Crs crs) {
    if (!crs.isGeographic()) {
      if (box[0] > box[2] || box[1] > box[3]) {
        throw new IllegalArgumentException("the lower corner is above the upper one");
      }
      return ProjectedBox.area(new Envelope(box[0], box[2], box[1], box[3]), crs)
          .orElseThrow(
              () -> new IllegalArgumentException("it has no area within what " + crs + " shows"));
    }
    BoundingBox wrapped =
        crs.isNorthFirst()
            ? wrapped(box[1], box[0], box[3], box[2])
            : wrapped(box[0], box[1], box[2], box[3]);
    return wrapped.area();
  }

  private Geometry area() {
    GeometryFactory factory = new GeometryFactory();
    if (west <= east) {
      return factory.toGeometry(new Envelope(west, east, south, north));
    }
    return factory.buildGeometry(
        List.of(
            factory.toGeometry(new Envelope(west, 180, south, north)),
            factory.toGeometry(new Envelope(-180, east, south, north))));
  }

  /** Both lower corners and both upper ones. */
  private static double[] numbers(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 4 && parts.length != 6) {
      throw new IllegalArgumentException("neither four numbers nor six");
    }
    double[] all = Arrays.stream(parts).mapToDouble(BoundingBox::number).toArray();
    return all.length == 4 ? all : new double[] {all[0], all[1], all[3], all[4]};
  }

  private static double number(String text) {
    if (!NUMBER.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException("not a number");
    }
    return Double.parseDouble(text.strip());
  }

  /** Features whose geometry intersects the box. */
  public Filter on(String geometryAttribute) {
    FilterFactory factory = CommonFactoryFinder.getFilterFactory();
    if (west <= east) {
      return within(factory, geometryAttribute, west, east);
    }
    return factory.or(
        within(factory, geometryAttribute, west, 180),
        within(factory, geometryAttribute, -180, east));
  }

  private Filter within(FilterFactory factory, String attribute, double from, double to) {
    ReferencedEnvelope box =
        new ReferencedEnvelope(from, to, south, north, DefaultGeographicCRS.WGS84);
    if (from < to && south < north) {
      return factory.bbox(factory.property(attribute), box);
    }
    // A box without area is a point or a line; GeoTools' bounding box filter would find nothing on
    // it.
    return factory.intersects(
        factory.property(attribute), factory.literal(new GeometryFactory().toGeometry(box)));
  }
}

package org.lodeline.geodata.filter;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.geodata.LodelineException;

/**
 * A box on WGS 84, in degrees. One whose west is greater than its east crosses the antimeridian.
 *
 * @param south at most {@code north}
 */
public record BoundingBox(double west, double south, double east, double north) {
  private static final String ALLOWED =
      "west,south,east,north in degrees: longitudes from -180 to 180, latitudes from -90 to 90, south not above north;"
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
   * Parses the value of a query parameter.
   *
   * @throws LodelineException of kind INVALID_INPUT that says what is allowed
   */
  public static BoundingBox parse(String parameter, String text) {
    List<Double> numbers = new ArrayList<>();
    try {
      for (String part : text.split(",", -1)) {
        numbers.add(Double.valueOf(part.strip()));
      }
      if (numbers.size() == 4) {
        return new BoundingBox(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
      }
    } catch (IllegalArgumentException e) {
      // Answered below, as for too few numbers.
    }
    throw LodelineException.invalid(
        parameter,
        parameter + " must be " + ALLOWED + "; it was " + LodelineException.quoted(text));
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

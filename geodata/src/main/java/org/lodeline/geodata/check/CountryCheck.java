package org.lodeline.geodata.check;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.CountryCodes;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * That a point lies in the country that it names: inside, or within 50 km of it, as coasts are
 * generalised and sites lie on borders; at sea within its exclusive economic zone of 200 nautical
 * miles.
 */
final class CountryCheck implements Check {
  private static final double MAX_KM_ON_LAND = 50;
  private static final double MAX_KM_AT_SEA = 200 * 1.852;

  private final World world;
  private final CountryBorders borders;

  CountryCheck(World world) {
    this.world = world;
    this.borders = new CountryBorders(world);
  }

  @Override
  public String id() {
    return "country";
  }

  @Override
  public String title() {
    return "Points outside the country that they name";
  }

  /** Applies to points with one field for a country. */
  @Override
  public Optional<Pass> begin(LayerDefinition layer) {
    return layer.fields().stream()
        .filter(CountryCheck::namesACountry)
        .findFirst()
        .filter(field -> layer.geometry() != null)
        .map(
            field ->
                (feature, faults) -> {
                  if (feature.getDefaultGeometry() instanceof Point point
                      && !point.isEmpty()
                      && feature.getAttribute(field.name()) instanceof String code) {
                    check(field, code, point.getX(), point.getY(), faults);
                  }
                });
  }

  private static boolean namesACountry(Field field) {
    return field.type() == Field.Type.STRING
        && (CountryCodes.LIST.equals(field.codelist())
            || (field.codelist() == null && field.name().equals("country")));
  }

  private void check(Field field, String country, double lon, double lat, Faults faults) {
    double allowed = world.grid().isLand(lon, lat) ? MAX_KM_ON_LAND : MAX_KM_AT_SEA;
    borders
        .kmOutside(country, lon, lat)
        .filter(km -> km > allowed)
        .ifPresent(
            km ->
                faults.add(
                    String.format(
                        Locale.ROOT,
                        "lies at %s,%s, %,.0f km outside %s%s",
                        lon,
                        lat,
                        km,
                        country,
                        where(lon, lat)),
                    advice(field, country, lon, lat)));
  }

  private String where(double lon, double lat) {
    return world
        .grid()
        .countryAt(lon, lat)
        .map(there -> ", in " + there)
        .orElse(world.grid().isLand(lon, lat) ? "" : ", at sea");
  }

  /** A slip that would explain it, if there is one. */
  private String advice(Field field, String country, double lon, double lat) {
    if (isIn(country, lat, lon)) {
      return "longitude and latitude look swapped: try " + lat + "," + lon;
    } else if (isIn(country, -lon, lat)) {
      return "the longitude looks as if it had the wrong sign: try " + -lon + "," + lat;
    } else if (isIn(country, lon, -lat)) {
      return "the latitude looks as if it had the wrong sign: try " + lon + "," + -lat;
    }
    return "correct the position or " + field.name();
  }

  private boolean isIn(String country, double lon, double lat) {
    return Math.abs(lat) <= 90
        && borders.kmOutside(country, lon, lat).filter(km -> km == 0).isPresent();
  }
}

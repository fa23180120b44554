package org.lodeline.geodata.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.CountryCodes;

class WorldTest {
  private static final Envelope WHOLE = new Envelope(-180, 180, -90, 90);
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final World WORLD = TestNetworks.world();
  private static final MultiPolygon LAND = TestNetworks.land();

  @ParameterizedTest(name = "{0} lies in {3}")
  @CsvSource({
    "Altmark,                 11.15,   52.85, DEU",
    "Mount Weld,             122.55,  -28.86, AUS",
    "the Kola peninsula,      33.5,    68.0,  RUS",
    "Chukotka in the west,  -175.0,    66.5,  RUS",
    "Chukotka in the east,   178.0,    67.5,  RUS",
    "Viti Levu,              178.0,   -17.8,  FJI",
    "Taveuni,               -179.97,  -16.8,  FJI",
    "Kolwezi,                 25.4,  -10.7,   COD",
    "Kiruna,                  20.2,    67.85, SWE",
    "the South Pole,           0.0,   -90.0,  ATA",
    "Antarctica in the west,-179.9,   -85.0,  ATA",
    "Antarctica in the east, 179.9,   -85.0,  ATA",
    "Bougainville,           155.3,    -6.2,  PNG",
    "Lesotho,                 28.2,   -29.6,  LSO",
    "Gran Canaria,           -15.6,    27.95, ESP",
  })
  void aKnownPosition_liesInItsCountry(String place, double lon, double lat, String code) {
    Point point = FACTORY.createPoint(new Coordinate(lon, lat));

    assertThat(WORLD.area(code).intersects(point)).as(place).isTrue();
    assertThat(LAND.intersects(point)).as("%s is on land", place).isTrue();
  }

  @ParameterizedTest(name = "{0} is water")
  @CsvSource({
    "the middle of the Pacific, -140, 0",
    "the North Atlantic,         -40, 45",
    "the Caspian Sea,             50.5, 42",
    "the Red Sea,                 38, 20",
    "the North Pole,               0, 90",
    "Minamitorishima,            153.98, 24.29",
  })
  void water_isNotLand(String place, double lon, double lat) {
    assertThat(LAND.intersects(FACTORY.createPoint(new Coordinate(lon, lat)))).as(place).isFalse();
  }

  @Test
  void everyArea_isValidAndWithinTheWorld() {
    List<String> faults = new ArrayList<>();
    for (Country country : WORLD.countries()) {
      Geometry area = WORLD.area(country.code());
      IsValidOp validity = new IsValidOp(area);
      if (!validity.isValid()) {
        faults.add(country.code() + ": " + validity.getValidationError());
      }
      if (area.isEmpty() || !WHOLE.contains(area.getEnvelopeInternal())) {
        faults.add(country.code() + ": " + area.getEnvelopeInternal());
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void theLand_isValidAndWithinTheWorld() {
    assertThat(new IsValidOp(LAND).getValidationError()).isNull();
    assertThat(WHOLE.contains(LAND.getEnvelopeInternal())).isTrue();
  }

  @Test
  void noCountry_isStretchedAcrossTheMap() {
    double russia = WORLD.area("RUS").getArea();
    double fiji = WORLD.area("FJI").getArea();

    assertThat(russia).as("square degrees of Russia").isBetween(2500.0, 3300.0);
    assertThat(fiji).as("square degrees of Fiji").isBetween(1.0, 2.5);
  }

  @Test
  void theLand_coversWhatTheCountriesCover() {
    PreparedGeometry land = PreparedGeometryFactory.prepare(LAND);
    List<String> faults = new ArrayList<>();
    for (Country country : WORLD.countries()) {
      Geometry area = WORLD.area(country.code());
      for (int i = 0; i < area.getNumGeometries(); i++) {
        Point inside = area.getGeometryN(i).getInteriorPoint();
        if (!land.intersects(inside)) {
          faults.add(country.code() + " at " + inside);
        }
      }
    }
    double countries =
        WORLD.countries().stream().mapToDouble(c -> WORLD.area(c.code()).getArea()).sum();

    assertThat(faults).isEmpty();
    // What is no country's (areas without a code) is the rest of the land.
    assertThat(countries / LAND.getArea()).isBetween(0.995, 1.000001);
  }

  @Test
  void everyLabel_liesInItsCountry() {
    List<String> outside = new ArrayList<>();
    for (Country country : WORLD.countries()) {
      Point label = FACTORY.createPoint(country.label());
      if (!WORLD.area(country.code()).isWithinDistance(label, 0.001)) {
        outside.add(country.code() + " " + country.label());
      }
    }

    assertThat(outside).isEmpty();
  }

  @Test
  void codes_areThoseOfCountries() {
    assertThat(WORLD.countries())
        .extracting(Country::code)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(200)
        .isSubsetOf(CountryCodes.COUNTRIES)
        .contains("XKX");
    assertThat(WORLD.country("DEU").flatMap(Country::alpha2)).contains("DE");
  }

  @Test
  void ranks_fallWithTheArea() {
    assertThat(WORLD.country("RUS").orElseThrow().rank()).isEqualTo(1);
    assertThat(WORLD.country("SGP").orElseThrow().rank()).isGreaterThanOrEqualTo(6);
    assertThat(WORLD.countries()).allSatisfy(c -> assertThat(c.rank()).isBetween(1, 7));
  }

  @Test
  void anUnknownCountry_hasNoArea() {
    assertThat(WORLD.country("XYZ")).isEmpty();
    assertThatThrownBy(() -> WORLD.area("XYZ"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("XYZ");
  }
}

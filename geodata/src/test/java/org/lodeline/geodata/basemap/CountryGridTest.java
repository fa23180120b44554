package org.lodeline.geodata.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.geotools.api.feature.simple.SimpleFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.lodeline.geodata.TestNetworks;

class CountryGridTest {
  private static final World WORLD = TestNetworks.world();
  private static final MultiPolygon LAND = TestNetworks.land();
  private static final CountryGrid GRID = WORLD.grid();
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Half the diagonal of a cell: no position is further from the centre that answers for it. */
  private static final double REACH_DEGREES = CountryGrid.CELL_DEGREES / 2 * Math.sqrt(2) + 1e-9;

  @ParameterizedTest(name = "{0} is in {3}")
  @CsvSource({
    "Altmark,                 11.15,   52.85, DEU",
    "Mount Weld,             122.55,  -28.86, AUS",
    "the Kola peninsula,      33.5,    68.0,  RUS",
    "Chukotka in the west,  -175.0,    66.5,  RUS",
    "Chukotka in the east,   178.0,    67.5,  RUS",
    "Viti Levu,              178.0,   -17.8,  FJI",
    "the South Pole,           0.0,   -90.0,  ATA",
    "Antarctica in the west,-180.0,   -85.0,  ATA",
    "Antarctica in the east, 180.0,   -85.0,  ATA",
    "Lesotho,                 28.2,   -29.6,  LSO",
  })
  void aKnownPosition_isInItsCountry(String place, double lon, double lat, String code) {
    assertThat(GRID.countryAt(lon, lat)).as(place).contains(code);
    assertThat(GRID.isLand(lon, lat)).as(place).isTrue();
  }

  @ParameterizedTest(name = "{0} is in no country")
  @CsvSource({
    "the middle of the Pacific, -140, 0",
    "the Caspian Sea,             50.5, 42",
    "the Gulf of Guinea,           0, 0",
    "the North Pole,               0, 90",
  })
  void water_isInNoCountry(String place, double lon, double lat) {
    assertThat(GRID.countryAt(lon, lat)).as(place).isEmpty();
    assertThat(GRID.isLand(lon, lat)).as(place).isFalse();
  }

  @ParameterizedTest(name = "{0} is a lake")
  @CsvSource({
    "Lake Victoria,     33.0,  -1.0",
    "Lake Superior,    -87.5,  47.7",
    "Lake Baikal,      108.0,  53.3",
    "Lake Tanganyika,   29.6,  -6.0",
    "Lake Malawi,       34.5, -12.0",
    "Lake Ladoga,       31.5,  60.8",
    "Lake Balkhash,     74.3,  46.0",
    "Lake Volta,         0.11,  7.65",
    "Lake Kariba,       28.41,-16.7",
    "Cahora Bassa,      31.4, -15.7",
    "Lake Nasser,       32.78, 23.12",
    "the North Aral,    60.7,  46.4",
  })
  void aLake_isLandOfSomeCountryToo(String place, double lon, double lat) {
    assertThat(GRID.isLake(lon, lat)).as(place).isTrue();
    assertThat(GRID.isLand(lon, lat)).as(place).isTrue();
    assertThat(GRID.countryAt(lon, lat)).as(place).isPresent();
  }

  @ParameterizedTest(name = "{0} is no lake")
  @CsvSource({
    "Mwanza,            32.90, -2.55",
    "Chicago,          -87.70, 41.85",
    "Irkutsk,          104.30, 52.28",
    "Bujumbura,         29.40, -3.38",
    "St Petersburg,     30.30, 59.93",
    "Manitoulin Island,-82.1,  45.75",
    "Isle Royale,      -88.8,  48.0",
    "Lake Eyre,        137.3, -28.5",
    "the Caspian Sea,   50.5,  42.0",
    "the Pacific,     -140.0,   0.0",
  })
  void whatIsNoLake_isNone(String place, double lon, double lat) {
    assertThat(GRID.isLake(lon, lat)).as(place).isFalse();
  }

  @ParameterizedTest(name = "no {0} lie far out in a lake")
  @ValueSource(strings = {"deposits", "processing-sites", "ports"})
  void facts_lieAtMostAtTheShoreOfALake(String layer) {
    assertThat(TestNetworks.features(layer))
        .isNotEmpty()
        .filteredOn(feature -> isFarOut(((Geometry) feature.getDefaultGeometry()).getCoordinate()))
        .extracting(SimpleFeature::getID)
        .isEmpty();
  }

  /** Whether its cell and the eight around it are lake. */
  private static boolean isFarOut(Coordinate position) {
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        if (!GRID.isLake(
            position.x + i * CountryGrid.CELL_DEGREES, position.y + j * CountryGrid.CELL_DEGREES)) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void longitudesBeyondATurn_meanTheSamePlace() {
    assertThat(GRID.countryAt(185, 66.5)).isEqualTo(GRID.countryAt(-175, 66.5)).contains("RUS");
    assertThat(GRID.countryAt(-348.85, 52.85)).contains("DEU");
  }

  @Test
  void theGrid_agreesWithTheAreasButWithinReachOfABorder() {
    Map<String, MultiPolygon> areas = new LinkedHashMap<>();
    WORLD.countries().forEach(c -> areas.put(c.code(), WORLD.area(c.code())));
    Map<String, IndexedPointInAreaLocator> locators = new LinkedHashMap<>();
    areas.forEach((code, area) -> locators.put(code, new IndexedPointInAreaLocator(area)));
    List<Coordinate> positions = positionsWithinTheBoxes(areas, 6_000);
    List<String> farFromABorder = new ArrayList<>();
    int agreed = 0;
    for (Coordinate position : positions) {
      Optional<String> exact = countryAt(position, locators);
      Optional<String> quick = GRID.countryAt(position.x, position.y);
      if (exact.equals(quick)) {
        agreed++;
      } else if (degreesToTheBorderOf(exact.or(() -> quick).map(areas::get), position)
          > REACH_DEGREES) {
        farFromABorder.add(position + ": " + quick + " instead of " + exact);
      }
    }

    assertThat(farFromABorder).isEmpty();
    assertThat(agreed).isGreaterThanOrEqualTo((int) (0.995 * positions.size()));
  }

  @Test
  void theGrid_knowsLandWhereTheLandIs() {
    IndexedPointInAreaLocator land = new IndexedPointInAreaLocator(LAND);
    Geometry coast = LAND.getBoundary();
    Random random = new Random(7);
    int agreed = 0;
    int tries = 6_000;
    List<Coordinate> wrong = new ArrayList<>();
    for (int i = 0; i < tries; i++) {
      Coordinate position = somewhere(random);
      if (GRID.isLand(position.x, position.y) == isInside(land, position)) {
        agreed++;
      } else if (coast.distance(FACTORY.createPoint(position)) > REACH_DEGREES) {
        wrong.add(position);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(agreed).isGreaterThanOrEqualTo((int) (0.995 * tries));
  }

  /** Most of the globe is sea, where nothing can go wrong: these lie in or near some country. */
  private static List<Coordinate> positionsWithinTheBoxes(
      Map<String, MultiPolygon> areas, int count) {
    Random random = new Random(42);
    List<Coordinate> positions = new ArrayList<>();
    while (positions.size() < count) {
      Coordinate position = somewhere(random);
      if (areas.values().stream().anyMatch(a -> a.getEnvelopeInternal().contains(position))) {
        positions.add(position);
      }
    }
    return positions;
  }

  private static Coordinate somewhere(Random random) {
    // Equal chances for equal areas of the globe.
    double lat = Math.toDegrees(Math.asin(random.nextDouble(-1, 1)));
    return new Coordinate(random.nextDouble(-180, 180), lat);
  }

  private static Optional<String> countryAt(
      Coordinate position, Map<String, IndexedPointInAreaLocator> locators) {
    return locators.entrySet().stream()
        .filter(entry -> isInside(entry.getValue(), position))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isInside(IndexedPointInAreaLocator locator, Coordinate position) {
    return locator.locate(position) != Location.EXTERIOR;
  }

  private static double degreesToTheBorderOf(Optional<MultiPolygon> area, Coordinate position) {
    return area.orElseThrow().getBoundary().distance(FACTORY.createPoint(position));
  }
}

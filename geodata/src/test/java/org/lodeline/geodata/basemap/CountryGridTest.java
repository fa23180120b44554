package org.lodeline.geodata.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

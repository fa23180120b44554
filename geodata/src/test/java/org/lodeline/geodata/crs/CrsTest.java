package org.lodeline.geodata.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.geodata.LodelineException;

class CrsTest {
  private static final Geometry ALTMARK = point(11, 52.7);

  /** The figures are those of PROJ 9.1 (gdaltransform) for the same position. */
  @ParameterizedTest
  @CsvSource({
    "OGC:CRS84, 11, 52.7",
    "EPSG:4326, 52.7, 11",
    "EPSG:3857, 1224514.3987, 6927697.6899",
    "EPSG:3395, 1224514.3987, 6893684.7423",
    "EPSG:3035, 3288355.6045, 4388601.3468",
    "EPSG:8857, 850687.9180, 6253322.4820",
    "EPSG:32632, 635141.9586, 5840775.4417",
    "EPSG:25832, 635141.9586, 5840775.4417",
  })
  void aPosition_isInTheOrderOfTheAxesOfItsAuthority(String name, double first, double second) {
    Coordinate position = Crs.parse("crs", name).fromCrs84(ALTMARK).orElseThrow().getCoordinate();

    double tolerance = name.endsWith("4326") || name.endsWith("CRS84") ? 1e-9 : 0.01;
    assertThat(position.x).isCloseTo(first, within(tolerance));
    assertThat(position.y).isCloseTo(second, within(tolerance));
  }

  @Property
  void aPosition_comesBackFromEachSystemOfTheWholeWorld(
      @ForAll @DoubleRange(min = -179.9, max = 179.9) double longitude,
      @ForAll @DoubleRange(min = -80, max = 80) double latitude) {
    Geometry position = point(longitude, latitude);
    for (String name : List.of("EPSG:4326", "EPSG:3857", "EPSG:3395", "EPSG:8857")) {
      Crs crs = Crs.parse("crs", name);
      Geometry there = crs.fromCrs84(position).orElseThrow();
      assertThat(crs.toCrs84(there).distance(position)).isLessThan(1e-7);
    }
  }

  @ParameterizedTest
  @MethodSource("org.lodeline.geodata.crs.Crs#uris")
  void everyListedSystem_isThereAndNamedByItsUri(String uri) {
    Crs crs = Crs.parse("crs", uri);

    assertThat(crs.uri()).isEqualTo(uri);
    assertThat(crs.definition()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.opengis.net/def/crs/EPSG/0/3035",
        "https://www.opengis.net/def/crs/EPSG/0/3035",
        "urn:ogc:def:crs:EPSG::3035",
        "EPSG:3035",
        "[EPSG:3035]"
      })
  void aSystem_isKnownByEachOfItsNames(String name) {
    assertThat(Crs.parse("crs", name).shortName()).isEqualTo("EPSG:3035");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3035", "EPSG:2", "EPSG:99999", "http://example.org/crs", "CRS84"})
  void anythingElse_isRefusedWithTheParameter(String name) {
    assertThatThrownBy(() -> Crs.parse("bbox-crs", name))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("bbox-crs")
        .hasMessageContaining(name);
  }

  @Test
  void whatLiesFarFromAUtmZone_isNotShownThere() {
    Crs zone33 = Crs.parse("crs", "EPSG:32633");

    assertThat(zone33.fromCrs84(point(15, 50))).isPresent();
    assertThat(zone33.fromCrs84(point(-110, -30))).isEmpty();
  }

  @Test
  void aUtmZone_goesOnBeyondTheAntimeridian() {
    Coordinate tonga =
        Crs.parse("crs", "EPSG:32660").fromCrs84(point(-179, 10)).orElseThrow().getCoordinate();
    Coordinate mirrored =
        Crs.parse("crs", "EPSG:32660").fromCrs84(point(173, 10)).orElseThrow().getCoordinate();

    assertThat(tonga.x - 500_000).isCloseTo(500_000 - mirrored.x, within(0.01));
  }

  @Test
  void thePole_isNotShownOnAMercator() {
    assertThat(Crs.parse("crs", "EPSG:3395").fromCrs84(point(0, 90))).isEmpty();
  }

  private static Geometry point(double longitude, double latitude) {
    return new GeometryFactory().createPoint(new Coordinate(longitude, latitude));
  }
}

package org.lodeline.geodata.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.check.CountryBorders;

/** Where and when the bundled facts are. */
class BundledPositionsTest {
  private static final Envelope WHOLE = new Envelope(-180, 180, -90, 90);
  private static final double MAX_KM_OUTSIDE_THE_COUNTRY = 50;

  /** On the sea bed of Japan's exclusive zone, 198 km from the nearest island on the base map. */
  private static final Set<String> AT_SEA = Set.of("minamitorishima");

  private static final CountryBorders BORDERS = new CountryBorders(TestNetworks.world());

  static Stream<String> layersOnTheMap() {
    return BundledLayers.facts().keySet().stream()
        .filter(layer -> BundledLayers.definition(layer).geometry() != null);
  }

  @ParameterizedTest
  @MethodSource("layersOnTheMap")
  void everyRow_liesOnTheGlobe(String layer) {
    assertThat(TestNetworks.features(layer))
        .allSatisfy(
            row -> {
              Geometry geometry = (Geometry) row.getDefaultGeometry();
              assertThat(geometry.isEmpty()).as(row.getID()).isFalse();
              assertThat(WHOLE.contains(geometry.getEnvelopeInternal())).as(row.getID()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "deposits,         country",
    "processing-sites, country",
    "ports,            country",
    "measures,         actor",
  })
  void everyRow_liesInItsCountryOrWithin50Km(String layer, String field) {
    List<String> faults = new ArrayList<>();
    for (SimpleFeature row : TestNetworks.features(layer)) {
      String country = (String) row.getAttribute(field);
      Point point = (Point) row.getDefaultGeometry();
      double km = BORDERS.kmOutside(country, point.getX(), point.getY()).orElseThrow();
      if (km > MAX_KM_OUTSIDE_THE_COUNTRY && !AT_SEA.contains(row.getID())) {
        faults.add(row.getID() + " is " + Math.round(km) + " km outside " + country);
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void aDepositAtSea_isNamedAsSuchOnlyIfItIs() {
    assertThat(TestNetworks.features("deposits"))
        .filteredOn(row -> AT_SEA.contains(row.getID()))
        .hasSameSizeAs(AT_SEA)
        .allSatisfy(
            row ->
                assertThat(TestNetworks.land().intersects((Point) row.getDefaultGeometry()))
                    .isFalse());
  }

  @Test
  void noTwoDeposits_lieOnTheSameSpotUnderOneName() {
    assertThat(TestNetworks.features("deposits"))
        .extracting(row -> row.getDefaultGeometry() + " " + row.getAttribute("name"))
        .doesNotHaveDuplicates();
  }

  @Test
  void theDatesOfAMeasure_areInOrder() {
    List<String> faults = new ArrayList<>();
    for (SimpleFeature row : TestNetworks.features("measures")) {
      checkOrder(row, "date", "in_force_from", faults);
      checkOrder(row, "date", "end_date", faults);
      checkOrder(row, "in_force_from", "end_date", faults);
      checkOrder(row, "date", "suspended_from", faults);
      checkOrder(row, "suspended_from", "suspended_to", faults);
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void aSuspension_hasBothOrOnlyItsFirstDay() {
    assertThat(TestNetworks.features("measures"))
        .filteredOn(row -> row.getAttribute("suspended_to") != null)
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.getAttribute("suspended_from")).as(row.getID()).isNotNull());
  }

  @Test
  void years_areOfThisAge() {
    for (String layer : List.of("deposits", "processing-sites")) {
      assertThat(TestNetworks.features(layer))
          .filteredOn(row -> row.getAttribute("start_year") != null)
          .isNotEmpty()
          .allSatisfy(
              row ->
                  assertThat((Long) row.getAttribute("start_year"))
                      .as(row.getID())
                      .isBetween(1000L, 2040L));
    }
    for (String layer : List.of("flows", "production")) {
      assertThat(TestNetworks.features(layer))
          .allSatisfy(
              row ->
                  assertThat((Long) row.getAttribute("year"))
                      .as(row.getID())
                      .isBetween(2010L, 2035L));
    }
  }

  private static void checkOrder(
      SimpleFeature row, String first, String second, List<String> faults) {
    if (row.getAttribute(first) instanceof LocalDate a
        && row.getAttribute(second) instanceof LocalDate b
        && a.isAfter(b)) {
      faults.add(row.getID() + ": " + first + " " + a + " is after " + second + " " + b);
    }
  }
}

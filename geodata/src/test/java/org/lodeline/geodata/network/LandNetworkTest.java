package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.RouteRequest.Mode;

/** Ways over land, between bundled places and in general. */
class LandNetworkTest {
  private static final Router ROUTER = TestNetworks.router();

  /** Corridors that stay on land, and those that reach the sea where a shipper would. */
  @ParameterizedTest(name = "{0} to {1} crosses {2} and loads at {3}")
  @CsvSource({
    // Overland: Mongolia, Kazakhstan and Myanmar to China, Kazakhstan to Russia.
    "oyu-tolgoi,  baotou-huamei,  MNG;CHN, ",
    "kachin-hree, ganzhou-cre,    MMR;CHN, ",
    "'76.9,43.2', '87.6,43.8',    KAZ;CHN, ",
    "'63.6,53.2', '60.6,56.8',    KAZ;RUS, ",
    // Land-locked: the Copperbelt, Zimbabwe and Mali.
    "'28.2,-12.8',    CNSHA, ZMB;MOZ, MZBEW",
    "kamoto-kcc,      CNSHA, COD;AGO, AOLOB",
    "bikita,          CNSHA, ZWE;MOZ, MZBEW",
    "goulamina,       CNSHA, MLI;GIN, GNCKY",
  })
  void goods_takeTheWayAShipperWould(
      String from, String to, String countries, @Nullable String port) {
    Route route = route(place(from), place(to), Set.of(), Mode.ANY);

    Leg first = route.legs().get(0);
    assertThat(first.mode()).isEqualTo(Leg.Mode.LAND);
    assertThat(first.countryKm().keySet()).containsExactly(countries.split(";"));
    if (port == null) {
      assertThat(route.ports()).isEmpty();
    } else {
      assertThat(route.ports().get(0).id()).isEqualTo(port);
    }
  }

  @Test
  void aWay_goesAroundALakeAndNotThroughIt() {
    // Mwanza and Kampala lie on opposite shores of Lake Victoria, 330 km apart.
    Place mwanza = TestNetworks.place(32.9, -2.52);
    Place kampala = TestNetworks.place(32.58, 0.35);
    Leg leg = route(mwanza, kampala, Set.of(), Mode.LAND).legs().get(0);

    assertThat(leg.km()).isGreaterThan(1.4 * 330);
    assertThat(longestWaterKm(leg)).isLessThan(35);
  }

  @Test
  void theKmInEachCountry_addUpToTheLeg() {
    Leg leg = route(place("kamoto-kcc"), place("TZDAR"), Set.of(), Mode.LAND).legs().get(0);

    assertThat(leg.countryKm().keySet()).startsWith("COD").endsWith("TZA");
    assertThat(leg.countryKm().values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(leg.km(), withinPercentage(0.001));
  }

  @Test
  void aCountryClosedToTransit_isGoneAround_andItsPortsAreNotUsed() {
    Place kamoto = place("kamoto-kcc");
    Place shanghai = place("CNSHA");

    Route open = route(kamoto, shanghai, Set.of(), Mode.ANY);
    Route around = route(kamoto, shanghai, Set.of("AGO"), Mode.ANY);

    assertThat(open.legs().get(0).countryKm()).containsKey("AGO");
    assertThat(around.legs().get(0).countryKm()).doesNotContainKey("AGO");
    assertThat(around.ports()).extracting(Port::country).doesNotContain("AGO");
    assertThat(around.usdPerTonne()).isGreaterThan(open.usdPerTonne());
  }

  @Test
  void whereARouteBeginsOrEnds_aClosedCountryIsNoTransit() {
    Route route = route(place("TZDAR"), place("kamoto-kcc"), Set.of("TZA", "COD"), Mode.LAND);

    assertThat(route.legs().get(0).countryKm().keySet()).startsWith("TZA").endsWith("COD");
  }

  @Test
  void aLandLockedCountryAmongClosedOnes_isCutOff() {
    RouteRequest request =
        new RouteRequest(
            List.of(place("oyu-tolgoi")),
            List.of(place("JPTYO")),
            closing(Set.of("CHN", "RUS")),
            Mode.ANY);

    assertThat(ROUTER.route(request)).isEmpty();
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void noWay_crossesWideWaterOrIsShorterThanTheGeodesic(
      @ForAll("sites") Place from, @ForAll("sites") Place to) {
    ROUTER
        .route(new RouteRequest(List.of(from), List.of(to), closing(Set.of()), Mode.LAND))
        .ifPresent(
            route -> {
              Leg leg = route.legs().get(0);
              double straightKm = Geodesy.metres(from.position(), to.position()) / 1000;
              assertThat(leg.km()).isGreaterThanOrEqualTo(straightKm - 1e-6);
              // The way to the first node may cross water too, hence the second half of it.
              assertThat(longestWaterKm(leg)).isLessThan(LandSight.MAX_WATER_METRES / 1000 + 15);
            });
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void aClosedCountry_isNeverCrossed(
      @ForAll("sites") Place from,
      @ForAll("sites") Place to,
      @ForAll("countries") Set<String> closed) {
    List<String> ends =
        List.of(
            ROUTER.land().countryAt(from.position()).orElse(""),
            ROUTER.land().countryAt(to.position()).orElse(""));
    ROUTER
        .route(new RouteRequest(List.of(from), List.of(to), closing(closed), Mode.ANY))
        .ifPresent(
            route -> {
              for (Leg leg : route.legs()) {
                assertThat(leg.countryKm().keySet())
                    .noneMatch(country -> closed.contains(country) && !ends.contains(country));
              }
              assertThat(route.ports())
                  .noneMatch(
                      port -> closed.contains(port.country()) && !ends.contains(port.country()));
            });
  }

  @Provide
  Arbitrary<Place> sites() {
    return Arbitraries.of(
        TestNetworks.facts().sites().values().stream().map(site -> site.place()).toList());
  }

  @Provide
  Arbitrary<Set<String>> countries() {
    return Arbitraries.of("CHN", "RUS", "KAZ", "ZMB", "TZA", "MOZ", "ZAF", "DEU", "TUR", "IRN")
        .set()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static Route route(Place from, Place to, Set<String> closed, Mode mode) {
    return ROUTER
        .route(new RouteRequest(List.of(from), List.of(to), closing(closed), mode))
        .orElseThrow();
  }

  private static Closures closing(Set<String> countries) {
    return new Closures(ROUTER.sea().arctic(), countries, Set.of());
  }

  /** A site, a port, or a position written "longitude,latitude". */
  private static Place place(String text) {
    if (text.contains(",")) {
      String[] lonLat = text.split(",");
      return TestNetworks.place(Double.parseDouble(lonLat[0]), Double.parseDouble(lonLat[1]));
    }
    return TestNetworks.facts().sites().containsKey(text)
        ? Objects.requireNonNull(TestNetworks.facts().sites().get(text)).place()
        : TestNetworks.port(text);
  }

  private static double longestWaterKm(Leg leg) {
    double longest = 0;
    double water = 0;
    for (int i = 1; i < leg.path().size(); i++) {
      for (Coordinate at : samples(leg.path().get(i - 1), leg.path().get(i))) {
        boolean isDry =
            TestNetworks.world().grid().isLand(at.x, at.y)
                && !TestNetworks.world().grid().isLake(at.x, at.y);
        water = isDry ? 0 : water + 1;
        longest = Math.max(longest, water);
      }
    }
    return longest;
  }

  /** About every km. */
  private static List<Coordinate> samples(Coordinate a, Coordinate b) {
    int steps = (int) Math.ceil(Geodesy.metres(a.x, a.y, b.x, b.y) / 1000);
    List<Coordinate> samples = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      double part = (i + 0.5) / steps;
      samples.add(new Coordinate(a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)));
    }
    return samples;
  }
}

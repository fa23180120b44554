package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.RouteRequest.Mode;

class RouterTest {
  private static final Router ROUTER = TestNetworks.router();

  /** Near Lubumbashi. */
  private static final Place COPPERBELT = TestNetworks.place(25.4, -10.9);

  private static final Place ALTMARK = TestNetworks.place(11.15, 52.85);
  private static final Place BITTERFELD = TestNetworks.place(12.258, 51.652);
  private static final Place MINAMITORISHIMA = TestNetworks.place(153.98, 24.29);

  @ParameterizedTest(name = "{0}: {4} nautical miles")
  @CsvFileSource(resources = "published-distances.csv", numLinesToSkip = 1)
  void distancesBySea_agreeWithPublishedTablesWithin3Percent(
      String route, String from, String to, @Nullable String closed, double nauticalMiles) {
    assertThat(nauticalMiles(from, to, closed))
        .as(route)
        .isCloseTo(nauticalMiles, withinPercentage(3));
  }

  /** Each row says what is known of why; one that has come to agree belongs with the others. */
  @ParameterizedTest(name = "{0}: not {4} nautical miles")
  @CsvFileSource(resources = "published-distances-other-way.csv", numLinesToSkip = 1)
  void theseDistances_areNotThoseOfPublishedTables(
      String route, String from, String to, @Nullable String closed, double nauticalMiles) {
    assertThat(nauticalMiles(from, to, closed))
        .as(route)
        .isNotCloseTo(nauticalMiles, withinPercentage(3));
  }

  private static double nauticalMiles(String from, String to, @Nullable String closed) {
    Set<Passage> shut = TestNetworks.closed(closed == null ? new String[0] : closed.split(";"));
    Mode mode = from.length() == 5 ? Mode.ANY : Mode.SEA;
    return route(end(from), end(to), shut, mode).seaKm() * 1000 / Geodesy.METRES_PER_NAUTICAL_MILE;
  }

  @Test
  void withinEurope_goodsGoByLandAlone() {
    Route route = route(ALTMARK, BITTERFELD, TestNetworks.closed(), Mode.ANY);

    assertThat(route.legs()).extracting(Leg::mode).containsExactly(Leg.Mode.LAND);
    assertThat(route.seaKm()).isZero();
    assertThat(route.ports()).isEmpty();
    assertThat(route.transitCountries()).isEmpty();
    assertThat(route.legs().get(0).countryKm()).containsOnlyKeys("DEU");
  }

  @Test
  void fromInlandAfricaToAPort_goodsGoByLandPortAndSea() {
    Place shanghai = TestNetworks.port("CNSHA");
    Route route = route(COPPERBELT, shanghai, TestNetworks.closed(), Mode.ANY);

    assertThat(route.legs()).extracting(Leg::mode).containsExactly(Leg.Mode.LAND, Leg.Mode.SEA);
    assertThat(route.from()).isEqualTo(COPPERBELT);
    assertThat(route.to()).isEqualTo(shanghai);
    Port loading = route.ports().get(0);
    assertThat(route.legs().get(0).countryKm()).containsKeys("COD", loading.country());
    assertThat(route.transitCountries()).contains(loading.country()).doesNotContain("COD", "CHN");
  }

  @Test
  void fromInlandAfricaToInlandChina_goodsGoByLandPortSeaPortAndLand() {
    Place wuhan = TestNetworks.place(114.3, 30.6);
    Route route = route(COPPERBELT, wuhan, TestNetworks.closed(), Mode.ANY);

    assertThat(route.legs())
        .extracting(Leg::mode)
        .containsExactly(Leg.Mode.LAND, Leg.Mode.SEA, Leg.Mode.LAND);
    assertThat(route.ports()).hasSize(2);
    assertThat(route.ports().get(1).country()).isEqualTo("CHN");
    assertThat(route.legs().get(1).from().id()).isEqualTo(route.ports().get(0).id());
    assertThat(route.legs().get(1).to().id()).isEqualTo(route.ports().get(1).id());
    assertThat(route.legs().get(2).countryKm()).containsOnlyKeys("CHN");
  }

  @Test
  void fromMongoliaToInnerMongolia_goodsStayOnLandAndCrossOneBorder() {
    Place tavanTolgoi = TestNetworks.place(106.9, 43.0);
    Place baotou = TestNetworks.place(109.8, 40.6);
    Route route = route(tavanTolgoi, baotou, TestNetworks.closed(), Mode.ANY);

    assertThat(route.legs()).extracting(Leg::mode).containsExactly(Leg.Mode.LAND);
    assertThat(route.legs().get(0).countryKm().keySet()).containsExactly("MNG", "CHN");
    assertThat(route.transitCountries()).isEmpty();
  }

  @Test
  void aDepositAtSea_loadsWhereItIs() {
    Route route =
        route(MINAMITORISHIMA, TestNetworks.port("JPTYO"), TestNetworks.closed(), Mode.ANY);

    assertThat(route.legs()).extracting(Leg::mode).containsExactly(Leg.Mode.SEA);
    assertThat(route.legs().get(0).from()).isEqualTo(MINAMITORISHIMA);
    assertThat(route.ports()).extracting(Port::id).containsExactly("JPTYO");
  }

  @Test
  void ofSeveralStartsAndEnds_theCheapestPairIsTaken() {
    List<Place> starts = List.of(TestNetworks.port("BRSSZ"), TestNetworks.port("AUPHE"));
    List<Place> ends = List.of(TestNetworks.port("NLRTM"), TestNetworks.port("CNTAO"));
    RouteRequest request =
        new RouteRequest(starts, ends, Closures.of(TestNetworks.closed()), Mode.ANY);

    Route best = ROUTER.route(request).orElseThrow();

    assertThat(best.from().id()).isEqualTo("AUPHE");
    assertThat(best.to().id()).isEqualTo("CNTAO");
  }

  @Test
  void seaMode_startsAndEndsAtTheNearestSeaNodes() {
    Route route = route(COPPERBELT, MINAMITORISHIMA, TestNetworks.closed(), Mode.SEA);

    assertThat(route.legs()).extracting(Leg::mode).containsExactly(Leg.Mode.SEA);
    assertThat(route.ports()).isEmpty();
  }

  @Test
  void landMode_findsNothingAcrossAnOcean() {
    RouteRequest request =
        new RouteRequest(
            List.of(COPPERBELT),
            List.of(MINAMITORISHIMA),
            Closures.of(TestNetworks.closed()),
            Mode.LAND);

    assertThat(ROUTER.route(request)).isEmpty();
  }

  @Test
  void theGulf_isUnreachableBySeaWhenHormuzIsClosed_andServedByAPortOutside() {
    Place dammam = TestNetworks.port("SADMM");
    Place yokohama = TestNetworks.port("JPYOK");
    Closures hormuz = Closures.of(TestNetworks.closed("hormuz"));

    assertThat(ROUTER.route(new RouteRequest(List.of(dammam), List.of(yokohama), hormuz, Mode.SEA)))
        .isEmpty();
    Route route = route(dammam, yokohama, hormuz.passages(), Mode.ANY);
    assertThat(route.legs()).extracting(Leg::mode).containsExactly(Leg.Mode.LAND, Leg.Mode.SEA);
    assertThat(route.landKm()).isLessThan(1_500);
    assertThat(route.ports().get(0).id()).isNotEqualTo("SADMM");
  }

  @ParameterizedTest(name = "{0} closed: {1} to {2}")
  @CsvSource({
    "suez,   EGPSD, NLRTM",
    "suez,   SAJED, SGSIN",
    "panama, PABLB, USLAX",
    "panama, PAONX, NLRTM",
    "kiel,   DEHAM, NLRTM",
  })
  void aPortAtTheEndOfACanal_isServedAsBeforeFromItsOwnSide(
      String passage, String from, String to) {
    Place start = TestNetworks.port(from);
    Place end = TestNetworks.port(to);

    Route before = route(start, end, TestNetworks.closed(), Mode.ANY);
    Route after = route(start, end, TestNetworks.closed(passage), Mode.ANY);

    assertThat(before.passages()).doesNotContain(passage);
    assertThat(after.km()).isEqualTo(before.km());
  }

  @Test
  void bothEndsOfAClosedCanal_areAVoyageAround() {
    Place colon = TestNetworks.port("PAONX");
    Place balboa = TestNetworks.port("PABLB");

    assertThat(route(colon, balboa, TestNetworks.closed(), Mode.SEA).km()).isLessThan(150);
    assertThat(route(colon, balboa, TestNetworks.closed("panama"), Mode.SEA).km())
        .isGreaterThan(15_000);
  }

  @ParameterizedTest
  @CsvSource({"-17", "0", "45", "52"})
  void theAntimeridian_isOneMeridianHoweverItIsWritten(double lat) {
    SeaNetwork sea = ROUTER.sea();

    SeaAccess east = SeaAccess.nearest(new Position(180, lat), sea);
    SeaAccess west = SeaAccess.nearest(new Position(-180, lat), sea);

    assertThat(west.node()).isEqualTo(east.node());
    assertThat(west.metres()).isEqualTo(east.metres());
    for (SeaAccess access : List.of(east, west)) {
      assertThat(Math.abs(access.approach().get(0).x - access.approach().get(1).x)).isLessThan(180);
    }
  }

  @Test
  void timeAndCost_addUpTheSeaAndBothPorts() {
    Rates rates = Rates.load();
    Route route =
        route(
            TestNetworks.port("AUPHE"),
            TestNetworks.port("CNTAO"),
            TestNetworks.closed(),
            Mode.ANY);

    double daysAtSea = route.km() / (1.852 * rates.seaKnots().value() * 24);
    double days = daysAtSea + 2 * rates.portDwellDays().value();
    assertThat(route.days()).isCloseTo(days, withinPercentage(0.001));
    assertThat(route.usdPerTonne())
        .isCloseTo(
            route.km() * rates.seaUsdPerTonneKm().value()
                + days * rates.timeUsdPerTonneDay().value()
                + 2 * rates.portHandlingUsdPerTonne().value(),
            withinPercentage(0.001));
  }

  @Test
  void anUnknownPassage_isRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> ROUTER.sea().requirePassage("closed", "suze"))
        .isInstanceOfSatisfying(
            LodelineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(LodelineException.Kind.INVALID_INPUT);
              assertThat(e.parameter()).contains("closed");
              assertThat(e).hasMessageContaining("'suze'").hasMessageContaining("panama, suez");
            });
  }

  private static Route route(Place from, Place to, Set<Passage> closed, Mode mode) {
    return ROUTER
        .route(new RouteRequest(List.of(from), List.of(to), Closures.of(closed), mode))
        .orElseThrow();
  }

  /** A port by its code, or a position written "longitude latitude". */
  private static Place end(String text) {
    if (text.length() == 5) {
      return TestNetworks.port(text);
    }
    String[] lonLat = text.split(" ");
    return TestNetworks.place(Double.parseDouble(lonLat[0]), Double.parseDouble(lonLat[1]));
  }
}

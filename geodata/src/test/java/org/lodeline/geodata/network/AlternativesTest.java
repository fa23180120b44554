package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.RouteRequest.Mode;

class AlternativesTest {
  private static final Router ROUTER = TestNetworks.router();

  @ParameterizedTest
  @CsvSource({"NLRTM, SGSIN", "AUPHE, USNYC", "ZADUR, CNSHA"})
  void eachRoute_differsFromThoseBeforeItInAPassageOrAPort_andCostsNoLess(String from, String to) {
    RouteRequest request = request(TestNetworks.port(from), TestNetworks.port(to));

    List<Route> routes = ROUTER.alternatives(request, 3);

    assertThat(routes).hasSize(3);
    assertThat(routes.get(0)).isEqualTo(ROUTER.route(request).orElseThrow());
    assertThat(routes)
        .isSortedAccordingTo((a, b) -> Double.compare(a.usdPerTonne(), b.usdPerTonne()));
    Set<List<Object>> signatures = new HashSet<>();
    for (Route route : routes) {
      List<Object> signature = new ArrayList<>(route.passages());
      signature.addAll(route.ports());
      assertThat(signatures.add(signature)).isTrue();
    }
  }

  @Test
  void nothingClosed_isOpenedForAnAlternative() {
    RouteRequest request =
        new RouteRequest(
            List.of(TestNetworks.port("NLRTM")),
            List.of(TestNetworks.port("SGSIN")),
            Closures.of(TestNetworks.closed("suez")),
            Mode.ANY);

    assertThat(ROUTER.alternatives(request, 3))
        .hasSize(3)
        .noneMatch(route -> route.passages().contains("suez"))
        .noneMatch(route -> route.passages().contains("northeast"));
  }

  @Test
  void aWayByLand_hasTheWayBySeaAsAnAlternative() {
    RouteRequest request =
        request(TestNetworks.place(11.15, 52.85), TestNetworks.place(2.35, 48.85));

    assertThat(ROUTER.alternatives(request, 3))
        .extracting(route -> route.seaKm() > 0)
        .contains(true, false);
  }

  @Test
  void whereThereIsOneWay_thereIsNoAlternative() {
    RouteRequest request =
        request(TestNetworks.place(11.15, 52.85), TestNetworks.place(12.2, 51.6));
    RouteRequest byLand =
        new RouteRequest(request.from(), request.to(), request.closed(), Mode.LAND);

    assertThat(ROUTER.alternatives(byLand, 3)).hasSize(1);
  }

  @Test
  void whereThereIsNoWay_thereAreNone() {
    RouteRequest request =
        new RouteRequest(
            List.of(TestNetworks.place(106.9, 47.9)),
            List.of(TestNetworks.port("JPTYO")),
            new Closures(TestNetworks.closed(), Set.of("CHN", "RUS"), Set.of()),
            Mode.ANY);

    assertThat(ROUTER.alternatives(request, 3)).isEmpty();
  }

  private static RouteRequest request(Place from, Place to) {
    return new RouteRequest(
        List.of(from), List.of(to), Closures.of(TestNetworks.closed()), Mode.ANY);
  }
}

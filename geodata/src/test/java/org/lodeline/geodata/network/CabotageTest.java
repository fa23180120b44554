package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.RouteRequest.Mode;

/**
 * What a voyage within one country costs more is known only after a search, which must not mislead
 * it.
 */
class CabotageTest {
  private static final Router ROUTER = TestNetworks.router();
  private static final SeaNetwork SEA = ROUTER.sea();
  private static final Rates RATES = Rates.load();
  private static final double[] EDGE_USD = edgeUsd();
  private static final Closures OPEN = Closures.of(TestNetworks.closed());

  @ParameterizedTest
  @CsvSource({
    "luobei-heilongjiang, laixi-shinestar",
    "thacker-pass, kings-mountain",
    "donald, iluka-eneabba",
    "voiseys-bay, long-harbour",
    "altmark, bitterfeld-amg",
  })
  void aRoute_isTheCheapestOverAllPairsOfPorts_orByLand(String fromId, String toId) {
    Place from = site(fromId);
    Place to = site(toId);
    RouteRequest request = new RouteRequest(List.of(from), List.of(to), OPEN, Mode.ANY);

    double found = ROUTER.route(request).orElseThrow().usdPerTonne();

    assertThat(found).isCloseTo(cheapestOfAllPairs(from, to), within(1e-6));
  }

  private static double cheapestOfAllPairs(Place from, Place to) {
    Gateways gateways = new Gateways(SEA, ROUTER.land(), ROUTER.ports(), RATES);
    double best =
        ROUTER
            .route(new RouteRequest(List.of(from), List.of(to), OPEN, Mode.LAND))
            .map(Route::usdPerTonne)
            .orElse(Double.POSITIVE_INFINITY);
    for (Gateway start : gateways.of(from, OPEN)) {
      SeaPaths paths = new SeaPaths(SEA, EDGE_USD, SEA.bits(TestNetworks.closed()));
      paths.start(start.access().node(), 0);
      for (Gateway end : gateways.of(to, OPEN)) {
        double usd = usd(paths, end.access().node()) + start.usd() + end.usd();
        best = Math.min(best, usd + cabotageUsd(start, end));
      }
    }
    return best;
  }

  private static double usd(SeaPaths paths, int node) {
    return paths.cheapest(new int[] {node}, new double[1]).isEmpty()
        ? Double.POSITIVE_INFINITY
        : Arrays.stream(paths.edgesFrom(node)).mapToDouble(edge -> EDGE_USD[edge]).sum();
  }

  private static double cabotageUsd(Gateway start, Gateway end) {
    boolean same = start.port().map(Port::country).equals(end.port().map(Port::country));
    return same && start.port().isPresent() ? RATES.cabotageUsdPerTonne().value() : 0;
  }

  private static double[] edgeUsd() {
    double[] usd = new double[SEA.edgeCount()];
    for (int edge = 0; edge < usd.length; edge++) {
      usd[edge] =
          RATES.seaUsd(SEA.metres(edge) / 1000)
              + SEA.passagesOf(edge).stream().mapToDouble(p -> RATES.canalDues(p.id())).sum();
    }
    return usd;
  }

  private static Place site(String id) {
    return Objects.requireNonNull(TestNetworks.facts().sites().get(id)).place();
  }
}

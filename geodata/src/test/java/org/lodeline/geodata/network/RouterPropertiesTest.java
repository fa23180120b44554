package org.lodeline.geodata.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.RouteRequest.Mode;

/** What holds for every pair of ports and every set of closed passages. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE)
class RouterPropertiesTest {
  private static final Router ROUTER = TestNetworks.router();
  private static final PathsOverLand OVER_LAND = new PathsOverLand();

  @Property
  void aClosedPassage_isNeverUsed(
      @ForAll("ports") Place from,
      @ForAll("ports") Place to,
      @ForAll("passages") @Size(min = 1, max = 6) Set<Passage> closed) {
    Assume.that(!from.equals(to));
    Optional<Route> route = route(from, to, closed);

    assertThat(route.map(Route::passages).orElse(List.of()))
        .doesNotContainAnyElementsOf(closed.stream().map(Passage::id).toList());
    route.ifPresent(r -> assertThat(closed).noneMatch(passage -> crosses(r, passage.gate())));
  }

  @Property
  void closingMore_neverMakesARouteCheaper(
      @ForAll("ports") Place from,
      @ForAll("ports") Place to,
      @ForAll("passages") @Size(max = 4) Set<Passage> closed,
      @ForAll("passages") @Size(max = 3) Set<Passage> more) {
    Assume.that(!from.equals(to));
    Set<Passage> all = new HashSet<>(closed);
    all.addAll(more);

    double before = usd(route(from, to, closed));
    double after = usd(route(from, to, all));

    assertThat(after).isGreaterThanOrEqualTo(before - 1e-9);
  }

  @Property
  void thereAndBack_costTheSame(
      @ForAll("places") Place from,
      @ForAll("places") Place to,
      @ForAll("passages") @Size(max = 4) Set<Passage> closed) {
    Assume.that(!from.equals(to));

    double there = usd(route(from, to, closed));
    double back = usd(route(to, from, closed));

    assertThat(back).isEqualTo(there, within(1e-6));
  }

  @Property
  void theLength_isThatOfTheGeometryOfTheLegs(
      @ForAll("ports") Place from, @ForAll("ports") Place to) {
    Assume.that(!from.equals(to));
    Route route = route(from, to, ROUTER.sea().arctic()).orElseThrow();

    double drawnKm =
        route.legs().stream().mapToDouble(leg -> Geodesy.metres(leg.path()) / 1000).sum();

    assertThat(drawnKm).isCloseTo(route.km(), withinPercentage(0.5));
  }

  @Property
  void theLegs_joinAndEndWhereTheRouteDoes(
      @ForAll("places") Place from, @ForAll("places") Place to) {
    Assume.that(!from.equals(to));
    Optional<Route> found = route(from, to, ROUTER.sea().arctic());
    Assume.that(found.isPresent());
    List<Leg> legs = found.orElseThrow().legs();

    Place at = from;
    for (Leg leg : legs) {
      assertThat(leg.from()).isEqualTo(at);
      assertThat(Position.of(leg.path().get(0))).isEqualTo(at.position());
      at = leg.to();
      Coordinate last = leg.path().get(leg.path().size() - 1);
      assertThat(Geodesy.metres(Position.of(last), at.position())).isLessThan(1);
    }
    assertThat(at).isEqualTo(to);
  }

  @Property
  void noLeg_jumpsAtTheAntimeridian(@ForAll("ports") Place from, @ForAll("ports") Place to) {
    Assume.that(!from.equals(to));
    Route route = route(from, to, ROUTER.sea().arctic()).orElseThrow();

    for (Leg leg : route.legs()) {
      for (int i = 1; i < leg.path().size(); i++) {
        assertThat(Math.abs(leg.path().get(i).x - leg.path().get(i - 1).x)).isLessThan(180);
      }
    }
  }

  @Property(tries = 300)
  void noRouteBetweenPorts_crossesLand(@ForAll("ports") Place from, @ForAll("ports") Place to) {
    Assume.that(!from.equals(to));
    assertAtSea(from, to);
  }

  /** The pairs whose ways were drawn across land, or through narrows that the base map lacks. */
  @ParameterizedTest
  @CsvSource({"CAVAN, USANC", "CAPRR, USSEA", "CASJB, USNYC", "USPDX, USANC"})
  void noRouteThroughNarrows_crossesLand(String from, String to) {
    assertAtSea(port(from), port(to));
  }

  private static void assertAtSea(Place from, Place to) {
    Route route = route(from, to, ROUTER.sea().arctic()).orElseThrow();

    for (Leg leg : route.legs()) {
      if (leg.mode() == Leg.Mode.SEA) {
        assertThat(OVER_LAND.kmInland(leg.path())).as("km inland").isEmpty();
      }
    }
  }

  private static Place port(String id) {
    Port port = ROUTER.ports().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
    return new Place(port.id(), port.name(), port.position());
  }

  @Provide
  Arbitrary<Place> ports() {
    return Arbitraries.of(ROUTER.ports()).map(port -> port(port.id()));
  }

  /** Ports, deposits and plants. */
  @Provide
  Arbitrary<Place> places() {
    List<Place> sites =
        TestNetworks.facts().sites().values().stream().map(site -> site.place()).toList();
    return Arbitraries.oneOf(ports(), Arbitraries.of(sites));
  }

  @Provide
  Arbitrary<Set<Passage>> passages() {
    return Arbitraries.of(ROUTER.sea().passages()).set();
  }

  private static Optional<Route> route(Place from, Place to, Set<Passage> closed) {
    return ROUTER.route(
        new RouteRequest(List.of(from), List.of(to), Closures.of(closed), Mode.ANY));
  }

  /** The cost; infinite where there is no route. */
  private static double usd(Optional<Route> route) {
    return route.map(Route::usdPerTonne).orElse(Double.POSITIVE_INFINITY);
  }

  private static boolean crosses(Route route, LineString gate) {
    return route.legs().stream()
        .filter(leg -> leg.mode() == Leg.Mode.SEA)
        .flatMap(leg -> Antimeridian.split(leg.path()).stream())
        .map(part -> gate.getFactory().createLineString(part.toArray(Coordinate[]::new)))
        .anyMatch(gate::intersects);
  }
}

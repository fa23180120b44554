package org.lodeline.geodata;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.MultiPolygon;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.network.MarnetReader;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Position;
import org.lodeline.geodata.network.Router;
import org.lodeline.geodata.supply.SupplyFacts;

/** The bundled world, facts and router, loaded once for all tests: all of them are immutable. */
public final class TestNetworks {
  private static final World WORLD = World.load();
  private static final Map<String, List<SimpleFeature>> FEATURES = BundledLayers.facts();
  private static final SupplyFacts FACTS =
      SupplyFacts.of(layer -> FEATURES.getOrDefault(layer, List.of()));

  /** Apart from the rest, as the tests of facts and areas need no router. */
  private static final class Routing {
    static final Router ROUTER =
        Router.load(WORLD, MarnetReader.lanes(), FACTS.passages(), FACTS.ports());
  }

  private static final class Land {
    static final MultiPolygon AREA = WORLD.land();
  }

  private TestNetworks() {}

  public static World world() {
    return WORLD;
  }

  /** The land of the world, which takes a second to put together. */
  public static MultiPolygon land() {
    return Land.AREA;
  }

  /** All features of a bundled layer of facts. */
  public static List<SimpleFeature> features(String layer) {
    return FEATURES.getOrDefault(layer, List.of());
  }

  public static SupplyFacts facts() {
    return FACTS;
  }

  public static Router router() {
    return Routing.ROUTER;
  }

  /** A bundled port as the end of a route. */
  public static Place port(String unlocode) {
    Port port =
        FACTS.ports().stream().filter(p -> p.id().equals(unlocode)).findFirst().orElseThrow();
    return new Place(port.id(), port.name(), port.position());
  }

  /** A position as the end of a route. */
  public static Place place(double lon, double lat) {
    return new Place(lon + "," + lat, lon + "," + lat, new Position(lon, lat));
  }

  /** The arctic passages and those of the given ids: what a request that closes them closes. */
  public static Set<Passage> closed(String... ids) {
    return Stream.concat(router().sea().arctic().stream(), passages(ids).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The arctic passages but for those of the given ids: what a request that opens them closes. */
  public static Set<Passage> closedBut(String... opened) {
    Set<Passage> closed = new HashSet<>(router().sea().arctic());
    closed.removeAll(passages(opened));
    return closed;
  }

  /** The passages of these ids. */
  public static Set<Passage> passages(String... ids) {
    return Stream.of(ids)
        .map(id -> router().sea().requirePassage("closed", id))
        .collect(Collectors.toUnmodifiableSet());
  }
}

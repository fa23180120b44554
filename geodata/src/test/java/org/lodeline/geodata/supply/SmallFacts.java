package org.lodeline.geodata.supply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Position;

/** Hand-made facts: a few sites, ports and flows over the bundled networks. */
public final class SmallFacts {
  public static final Source MADE_UP = new Source("made up", Optional.empty(), "recalled");

  private SmallFacts() {}

  public static SupplyFacts facts(List<Site> sites, List<Port> ports, List<Flow> flows) {
    Map<String, Site> byId = new LinkedHashMap<>();
    sites.forEach(site -> byId.put(site.id(), site));
    return new SupplyFacts(
        byId, ports, TestNetworks.facts().passages(), flows, List.of(), List.of());
  }

  /** A flow of lithium, to be refined. */
  public static Flow flow(String from, String to) {
    return flow(from, to, "lithium", "mine");
  }

  public static Flow flow(String from, String to, String commodity, String stageFrom) {
    return new Flow(
        from + "-" + to,
        "A flow of " + commodity,
        commodity,
        stageFrom,
        "refining",
        from,
        to,
        Optional.of(1000.0),
        Optional.of("LCE"),
        Optional.of(2024L),
        MADE_UP);
  }

  public static Site deposit(
      String id, String country, Position position, String status, String commodity) {
    return site(id, country, position, null, status, 0, commodity);
  }

  public static Site plant(
      String id,
      String country,
      Position position,
      String stage,
      String status,
      double capacity,
      String commodity) {
    return site(id, country, position, stage, status, capacity, commodity);
  }

  private static Site site(
      String id,
      String country,
      Position position,
      @Nullable String stage,
      String status,
      double capacity,
      String commodity) {
    return new Site(
        id,
        "Name of " + id,
        country,
        position,
        stage,
        status,
        List.of(commodity),
        capacity,
        "",
        Optional.empty(),
        MADE_UP);
  }

  /** A bundled port, as one that stands for its country. */
  public static Port port(String unlocode) {
    Port port =
        TestNetworks.router().ports().stream()
            .filter(p -> p.id().equals(unlocode))
            .findFirst()
            .orElseThrow();
    return new Port(
        port.id(), port.name(), port.country(), true, port.hinterlandKm(), port.position());
  }
}

package org.lodeline.geodata.supply;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.CodePointOrder;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Position;

/**
 * What the supply analysis knows, read once from the layers.
 *
 * @param sites deposits and plants, by id
 */
public record SupplyFacts(
    Map<String, Site> sites,
    List<Port> ports,
    List<Passage> passages,
    List<Flow> flows,
    List<Measure> measures,
    List<Production> production) {

  /** The layers that are read. */
  public static final List<String> LAYERS =
      List.of(
          "deposits", "processing-sites", "ports", "passages", "flows", "measures", "production");

  /**
   * Reads the features of the layers. In whatever order they come, they make the same facts.
   *
   * @param features gives all features of a layer of {@link #LAYERS} by its id
   */
  public static SupplyFacts of(Function<String, ? extends Collection<SimpleFeature>> features) {
    Map<String, Site> sites = new LinkedHashMap<>();
    read(features, "deposits", Site::deposit).forEach(site -> sites.put(site.id(), site));
    read(features, "processing-sites", Site::plant).forEach(site -> sites.put(site.id(), site));
    return new SupplyFacts(
        sites,
        read(features, "ports", SupplyFacts::port),
        read(features, "passages", SupplyFacts::passage),
        read(features, "flows", Flow::of),
        read(features, "measures", Measure::of),
        read(features, "production", Production::of));
  }

  private static <T> List<T> read(
      Function<String, ? extends Collection<SimpleFeature>> features,
      String layerId,
      Function<SimpleFeature, T> fact) {
    return features.apply(layerId).stream()
        .sorted(Comparator.comparing(SimpleFeature::getID, CodePointOrder.COMPARATOR))
        .map(fact)
        .toList();
  }

  /** Whether goods have the same ways by these facts as by others. */
  boolean hasWaysOf(SupplyFacts other) {
    return ports.equals(other.ports) && passages.equals(other.passages);
  }

  /** Whether the same corridors come of these facts as of others. */
  boolean hasCorridorsOf(SupplyFacts other) {
    return hasWaysOf(other) && sites.equals(other.sites) && flows.equals(other.flows);
  }

  /** A feature of the layer ports. */
  public static Port port(SimpleFeature feature) {
    return new Port(
        feature.getID(),
        Attributes.string(feature, "name"),
        Attributes.string(feature, "country"),
        Boolean.TRUE.equals(feature.getAttribute("main")),
        Attributes.number(feature, "hinterland_km").orElse(Double.POSITIVE_INFINITY),
        Position.of(((Point) feature.getDefaultGeometry()).getCoordinate()));
  }

  /** A feature of the layer passages. */
  public static Passage passage(SimpleFeature feature) {
    return new Passage(
        feature.getID(),
        Attributes.string(feature, "name"),
        Boolean.TRUE.equals(feature.getAttribute("arctic")),
        (LineString) feature.getDefaultGeometry());
  }
}

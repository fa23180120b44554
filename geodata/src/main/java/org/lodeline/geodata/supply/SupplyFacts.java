package org.lodeline.geodata.supply;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
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

  /**
   * Reads the features of the layers.
   *
   * @param features gives all features of a layer by its id; the layers deposits, processing-sites,
   *     ports, passages, flows, measures and production are used
   */
  public static SupplyFacts of(Function<String, ? extends Collection<SimpleFeature>> features) {
    Map<String, Site> sites = new LinkedHashMap<>();
    features
        .apply("deposits")
        .forEach(feature -> sites.put(feature.getID(), Site.deposit(feature)));
    features
        .apply("processing-sites")
        .forEach(feature -> sites.put(feature.getID(), Site.plant(feature)));
    return new SupplyFacts(
        sites,
        features.apply("ports").stream().map(SupplyFacts::port).toList(),
        features.apply("passages").stream().map(SupplyFacts::passage).toList(),
        features.apply("flows").stream().map(Flow::of).toList(),
        features.apply("measures").stream().map(Measure::of).toList(),
        features.apply("production").stream().map(Production::of).toList());
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

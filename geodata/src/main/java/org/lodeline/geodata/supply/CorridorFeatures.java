package org.lodeline.geodata.supply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.network.Antimeridian;
import org.lodeline.geodata.network.Leg;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Route;

/** Writes corridors as features of the layer {@code corridors}. */
public final class CorridorFeatures {
  private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

  /** About a kilometre: the network of sea lanes is true to some 5 km. */
  private static final double TRUE_TO_DEGREES = 0.01;

  private static final PrecisionModel THOUSANDTHS = new PrecisionModel(1000);

  private CorridorFeatures() {}

  /** The corridors as features of the layer's type, in their order. */
  public static List<SimpleFeature> features(
      Collection<Corridor> corridors, SimpleFeatureType type) {
    return corridors.stream().map(corridor -> feature(corridor, type)).toList();
  }

  /** The corridor as a feature of the layer's type. */
  public static SimpleFeature feature(Corridor corridor, SimpleFeatureType type) {
    Flow flow = corridor.flow();
    SimpleFeatureBuilder feature = new SimpleFeatureBuilder(type);
    feature.set("name", flow.name());
    feature.set("kind", corridor.kind().code());
    feature.set("commodity", flow.commodity());
    feature.set("stage_from", flow.stageFrom());
    feature.set("stage_to", flow.stageTo());
    feature.set("from_id", flow.fromId());
    feature.set("to_id", flow.toId());
    feature.set("from_name", corridor.fromName());
    feature.set("to_name", corridor.toName());
    feature.set("from_country", corridor.fromCountry());
    feature.set("to_country", corridor.toCountry());
    feature.set("quantity_tpa", flow.quantityTonnes().orElse(null));
    feature.set("quantity_basis", flow.basis().orElse(null));
    feature.set("year", flow.year().orElse(null));
    feature.set("status", corridor.route().isPresent() ? "open" : "unreachable");
    feature.set("source_title", flow.source().title());
    feature.set("source_url", flow.source().url().orElse(null));
    feature.set("confidence", flow.source().confidence());
    corridor.route().ifPresent(route -> setRoute(feature, route));
    return feature.buildFeature(flow.id());
  }

  /**
   * What becomes of a corridor, as a feature of the layer's type. One that no way is left for keeps
   * the line that it had, and loses its figures.
   */
  public static SimpleFeature feature(Outcome outcome, SimpleFeatureType type) {
    SimpleFeature feature = feature(outcome.corridor(), type);
    feature.setAttribute("status", outcome.status().code());
    feature.setAttribute("causes", outcome.causes());
    feature.setAttribute("extra_km", rounded(outcome.extraKm()));
    feature.setAttribute("extra_days", rounded(outcome.extraDays()));
    feature.setAttribute("extra_cost_usd_t", rounded(outcome.extraUsdPerTonne()));
    if (outcome.corridor().route().isEmpty() && outcome.before().isPresent()) {
      feature.setDefaultGeometry(
          drawn(outcome.before().get().legs().stream().flatMap(leg -> lines(leg).stream())));
    }
    return feature;
  }

  private static void setRoute(SimpleFeatureBuilder feature, Route route) {
    feature.set("from_site", route.from().id());
    feature.set("to_site", route.to().id());
    feature.set("length_km", rounded(route.km()));
    feature.set("sea_km", rounded(route.seaKm()));
    feature.set("land_km", rounded(route.landKm()));
    feature.set("days", rounded(route.days()));
    feature.set("cost_usd_t", rounded(route.usdPerTonne()));
    feature.set("co2_kg_t", rounded(route.co2KgPerTonne()));
    feature.set("ports", route.ports().stream().map(Port::id).toList());
    feature.set("passages", route.passages());
    feature.set("transit_countries", route.transitCountries());
    List<LineString> lines = new ArrayList<>();
    List<String> modes = new ArrayList<>();
    for (Leg leg : route.legs()) {
      for (LineString line : lines(leg)) {
        lines.add(line);
        modes.add(leg.mode().code());
      }
    }
    feature.set("leg_modes", modes);
    feature.set(LayerDefinition.GEOMETRY_ATTRIBUTE, drawn(lines.stream()));
  }

  /** Lines as fine as they are true, between ends that stay where they are. */
  private static MultiLineString drawn(Stream<LineString> lines) {
    return FACTORY.createMultiLineString(
        lines.map(CorridorFeatures::drawn).toArray(LineString[]::new));
  }

  private static LineString drawn(LineString line) {
    Coordinate[] path = DouglasPeuckerSimplifier.simplify(line, TRUE_TO_DEGREES).getCoordinates();
    for (int i = 1; i < path.length - 1; i++) {
      path[i] =
          new Coordinate(THOUSANDTHS.makePrecise(path[i].x), THOUSANDTHS.makePrecise(path[i].y));
    }
    return FACTORY.createLineString(path);
  }

  /** The path of a route, one line a leg, cut at the antimeridian. */
  public static MultiLineString geometry(Route route) {
    return FACTORY.createMultiLineString(
        route.legs().stream().flatMap(leg -> lines(leg).stream()).toArray(LineString[]::new));
  }

  /** The path of a leg, cut at the antimeridian. */
  public static MultiLineString geometry(Leg leg) {
    return FACTORY.createMultiLineString(lines(leg).toArray(LineString[]::new));
  }

  private static List<LineString> lines(Leg leg) {
    return Antimeridian.split(leg.path()).stream()
        .map(part -> FACTORY.createLineString(part.toArray(Coordinate[]::new)))
        .toList();
  }

  private static @Nullable Double rounded(Optional<Double> value) {
    return value.map(CorridorFeatures::rounded).orElse(null);
  }

  /** To one decimal: a tenth of a km is finer than the network is true to. */
  private static double rounded(double value) {
    return Math.rint(value * 10) / 10;
  }
}

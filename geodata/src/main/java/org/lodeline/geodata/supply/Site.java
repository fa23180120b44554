package org.lodeline.geodata.supply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Position;

/**
 * A deposit or a plant, as the supply analysis reads it.
 *
 * @param country ISO 3166-1 alpha-3
 * @param plantStage what a plant does; null for a deposit
 * @param commodities codes, the main one first
 * @param capacity as declared, in {@code capacityUnit}; 0 where unknown
 * @param capacityUnit such as {@code t Ni}; empty where there is no capacity
 * @param startYear the first year of production, or the planned one; empty where unknown
 */
public record Site(
    String id,
    String name,
    String country,
    Position position,
    @Nullable String plantStage,
    String status,
    List<String> commodities,
    double capacity,
    String capacityUnit,
    Optional<Long> startYear,
    Source source) {

  static Site deposit(SimpleFeature feature) {
    return new Site(
        feature.getID(),
        Attributes.string(feature, "name"),
        Attributes.string(feature, "country"),
        position(feature),
        null,
        Attributes.string(feature, "status"),
        mainFirst(feature),
        0,
        "",
        Attributes.integer(feature, "start_year"),
        Source.of(feature));
  }

  static Site plant(SimpleFeature feature) {
    return new Site(
        feature.getID(),
        Attributes.string(feature, "name"),
        Attributes.string(feature, "country"),
        position(feature),
        Attributes.string(feature, "stage"),
        Attributes.string(feature, "status"),
        Attributes.strings(feature, "commodities"),
        Attributes.number(feature, "capacity_tpa").orElse(0.0),
        Attributes.optionalString(feature, "capacity_unit").orElse(""),
        Attributes.integer(feature, "start_year"),
        Source.of(feature));
  }

  private static List<String> mainFirst(SimpleFeature deposit) {
    Set<String> commodities = new LinkedHashSet<>();
    commodities.add(Attributes.string(deposit, "commodity"));
    commodities.addAll(Attributes.strings(deposit, "commodities"));
    return List.copyOf(commodities);
  }

  private static Position position(SimpleFeature feature) {
    return Position.of(((Point) feature.getDefaultGeometry()).getCoordinate());
  }

  /** The commodity it is known for. */
  String mainCommodity() {
    return commodities.get(0);
  }

  /** What the plant does; empty for a deposit. */
  public Optional<String> stage() {
    return Optional.ofNullable(plantStage);
  }

  public boolean isDeposit() {
    return plantStage == null;
  }

  public Place place() {
    return new Place(id, name, position);
  }
}

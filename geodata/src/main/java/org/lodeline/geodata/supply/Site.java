package org.lodeline.geodata.supply;

import java.util.List;
import java.util.Optional;
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
 * @param commodities codes; a deposit's first one is its main commodity
 * @param capacity as declared, 0 where unknown; units differ, so it only ranks plants of one kind
 */
public record Site(
    String id,
    String name,
    String country,
    Position position,
    @Nullable String plantStage,
    String status,
    List<String> commodities,
    double capacity) {

  static Site deposit(SimpleFeature feature) {
    return new Site(
        feature.getID(),
        Attributes.string(feature, "name"),
        Attributes.string(feature, "country"),
        position(feature),
        null,
        Attributes.string(feature, "status"),
        List.of(Attributes.string(feature, "commodity")),
        0);
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
        Attributes.number(feature, "capacity_tpa").orElse(0.0));
  }

  private static Position position(SimpleFeature feature) {
    return Position.of(((Point) feature.getDefaultGeometry()).getCoordinate());
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

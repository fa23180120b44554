package org.lodeline.geodata.supply;

import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * What moves in a year from one place to another.
 *
 * @param fromId id of a deposit or plant, or an ISO 3166-1 alpha-3 code
 * @param toId likewise
 * @param quantityTonnes counted as {@code basis} says; empty where no tonnage was seen
 */
public record Flow(
    String id,
    String name,
    String commodity,
    String stageFrom,
    String stageTo,
    String fromId,
    String toId,
    Optional<Double> quantityTonnes,
    Optional<String> basis,
    Optional<Long> year,
    Source source) {

  static Flow of(SimpleFeature feature) {
    return new Flow(
        feature.getID(),
        Attributes.string(feature, "name"),
        Attributes.string(feature, "commodity"),
        Attributes.string(feature, "stage_from"),
        Attributes.string(feature, "stage_to"),
        Attributes.string(feature, "from_id"),
        Attributes.string(feature, "to_id"),
        Attributes.number(feature, "quantity_t"),
        Attributes.optionalString(feature, "quantity_basis"),
        Attributes.integer(feature, "year"),
        Source.of(feature));
  }
}

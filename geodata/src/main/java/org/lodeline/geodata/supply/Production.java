package org.lodeline.geodata.supply;

import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * What a country, or the world, makes of a commodity in a year.
 *
 * @param stage a code of the list {@code production-stage}
 * @param country ISO 3166-1 alpha-3, or {@link #WORLD}
 * @param quantityTonnes counted as {@code basis} says; empty where only a share is published
 * @param share of the world, from 0 to 1, as published or computed from the tonnages; empty where
 *     neither is known
 */
public record Production(
    String id,
    String commodity,
    String stage,
    String country,
    long year,
    Optional<Double> quantityTonnes,
    Optional<String> basis,
    Optional<Double> share,
    Source source) {

  /** The country code of a row for the whole world. */
  public static final String WORLD = "WLD";

  static Production of(SimpleFeature feature) {
    return new Production(
        feature.getID(),
        Attributes.string(feature, "commodity"),
        Attributes.string(feature, "stage"),
        Attributes.string(feature, "country"),
        Attributes.integer(feature, "year").orElseThrow(),
        Attributes.number(feature, "quantity_t"),
        Attributes.optionalString(feature, "quantity_basis"),
        Attributes.number(feature, "share"),
        Source.of(feature));
  }

  /** Whether it is the total of the world rather than a country. */
  public boolean isWorld() {
    return country.equals(WORLD);
  }
}

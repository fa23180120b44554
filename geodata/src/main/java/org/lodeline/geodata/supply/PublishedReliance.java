package org.lodeline.geodata.supply;

import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * The net import reliance of an importer, as a survey or statistical office publishes it.
 *
 * @param country ISO 3166-1 alpha-3, or EUU
 * @param stage a code of the list {@code production-stage}; empty where the figure is of both
 * @param share net imports as a part of apparent consumption, from 0 to 1
 */
public record PublishedReliance(
    String country, String commodity, String stage, long year, double share, Source source) {
  /** The layer that holds such figures beside others. */
  static final String LAYER = "trade";

  private static final String INDICATOR = "net-import-reliance";

  /** A feature of the layer {@code trade}; empty where it is of something else. */
  static Optional<PublishedReliance> of(SimpleFeature feature) {
    return Attributes.number(feature, "share")
        .filter(share -> INDICATOR.equals(feature.getAttribute("indicator")))
        .map(
            share ->
                new PublishedReliance(
                    Attributes.string(feature, "country"),
                    Attributes.string(feature, "commodity"),
                    Attributes.optionalString(feature, "stage").orElse(""),
                    Attributes.integer(feature, "year").orElseThrow(),
                    share,
                    Source.of(feature)));
  }
}

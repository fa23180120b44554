package org.lodeline.geodata.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;

/** Reads a feature's attributes without nulls. */
final class Attributes {
  private Attributes() {}

  /** An attribute that every feature of the layer has. */
  static String string(SimpleFeature feature, String name) {
    return Objects.requireNonNull((String) feature.getAttribute(name), name);
  }

  static Optional<String> optionalString(SimpleFeature feature, String name) {
    return Optional.ofNullable((String) feature.getAttribute(name));
  }

  static List<String> strings(SimpleFeature feature, String name) {
    return feature.getAttribute(name) instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  static Optional<Double> number(SimpleFeature feature, String name) {
    return Optional.ofNullable((Double) feature.getAttribute(name));
  }

  static Optional<LocalDate> date(SimpleFeature feature, String name) {
    return Optional.ofNullable((LocalDate) feature.getAttribute(name));
  }

  static Optional<Long> integer(SimpleFeature feature, String name) {
    return Optional.ofNullable((Long) feature.getAttribute(name));
  }
}

package org.lodeline.server.present.picture;

import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;

/** What a picture reads of features, whose layer may lack the field or the feature its value. */
final class Attributes {
  private Attributes() {}

  static String text(SimpleFeature feature, String name) {
    return value(feature, name).map(Object::toString).orElse("");
  }

  static double number(SimpleFeature feature, String name) {
    return value(feature, name)
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).doubleValue())
        .orElse(0.0);
  }

  static boolean isTrue(SimpleFeature feature, String name) {
    return value(feature, name).filter(Boolean.TRUE::equals).isPresent();
  }

  static List<String> texts(SimpleFeature feature, String name) {
    return value(feature, name)
        .filter(List.class::isInstance)
        .map(value -> ((List<?>) value).stream().map(String::valueOf).toList())
        .orElse(List.of());
  }

  private static Optional<Object> value(SimpleFeature feature, String name) {
    return Optional.ofNullable(feature.getAttribute(name));
  }
}

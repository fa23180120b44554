package org.lodeline.geodata.erml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.geotools.api.feature.simple.SimpleFeature;
import org.lodeline.geodata.LodelineException;

/**
 * A text with values of a feature in braces: {@code {name}}, {@code {@id}} for the id, {@code
 * {status:mine-status.title}} for what a vocabulary has for a code, {@code {commodities[0]}} for
 * the first of several.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{(@?[a-z_]+)(\\[0])?(?::([a-z.-]+))?}");

  private final String text;
  private final Map<String, Map<String, String>> vocabularies;

  Template(String text, Map<String, Map<String, String>> vocabularies) {
    this.text = text;
    this.vocabularies = vocabularies;
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      if (places.group(3) != null && !vocabularies.containsKey(places.group(3))) {
        throw LodelineException.brokenData("there is no vocabulary " + places.group(3), null);
      }
    }
  }

  /** The text of a feature; empty where a value in it is unknown. */
  Optional<String> of(SimpleFeature feature) {
    StringBuilder filled = new StringBuilder();
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      String value = value(feature, places);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      places.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return Optional.of(places.appendTail(filled).toString());
  }

  /** Empty if it is unknown. */
  private String value(SimpleFeature feature, Matcher place) {
    if (place.group(1).equals("@id")) {
      return feature.getID();
    }
    Object value = feature.getAttribute(place.group(1));
    List<?> items =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    Map<String, String> terms =
        place.group(3) == null ? Map.of() : vocabularies.getOrDefault(place.group(3), Map.of());
    return items.stream()
        .limit(place.group(2) == null ? items.size() : 1)
        .map(Template::text)
        .map(code -> place.group(3) == null ? code : terms.getOrDefault(code, ""))
        .filter(term -> !term.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** A number as people write it: whole ones without a fraction. */
  private static String text(Object value) {
    String text = value.toString();
    return value instanceof Double && text.endsWith(".0")
        ? text.substring(0, text.length() - 2)
        : text;
  }
}

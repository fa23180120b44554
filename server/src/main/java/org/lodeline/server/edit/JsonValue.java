package org.lodeline.server.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lodeline.geodata.catalog.AllowedCodes;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.PartialDate;

/**
 * Reads JSON values as the fields of a layer hold them: of the type that the layer's schema says,
 * and nothing that only looks like it.
 */
final class JsonValue {
  private static final double LARGEST_EXACT_INTEGER = 9_007_199_254_740_992.0;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MOMENT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final String layerId;
  private final AllowedCodes codes;

  /** A reader of the fields of a layer. */
  JsonValue(String layerId, AllowedCodes codes) {
    this.layerId = layerId;
    this.codes = codes;
  }

  /**
   * The value of a field.
   *
   * @param json not null
   * @throws IllegalArgumentException with what it must be, for people
   */
  Object read(Field field, JsonNode json) {
    return switch (field.type()) {
      case STRING -> text(field, json);
      case STRINGS -> texts(field, json);
      case INTEGER -> integer(json);
      case NUMBER -> number(json);
      case BOOLEAN -> {
        check(json.isBoolean(), "must be true or false");
        yield json.booleanValue();
      }
      case DATE -> date(json);
      case TIMESTAMP -> moment(json);
    };
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  private List<String> texts(Field field, JsonNode json) {
    check(json.isArray(), "must be a list of texts");
    List<String> texts = new ArrayList<>();
    json.forEach(item -> texts.add(text(field, item)));
    return texts;
  }

  private String text(Field field, JsonNode json) {
    check(json.isTextual(), "must be a text");
    String text = json.textValue();
    // Databases hold neither.
    check(text.indexOf('\0') < 0, "holds a character U+0000");
    check(StandardCharsets.UTF_8.newEncoder().canEncode(text), "holds half of a surrogate pair");
    codes
        .of(layerId, field)
        .ifPresent(
            allowed ->
                check(allowed.contains(text), "must be one of " + String.join(", ", allowed)));
    check(!"uri".equals(field.format()) || isLink(text), "must be a link, http:// or https://");
    check(
        !PartialDate.FORMAT.equals(field.format()) || PartialDate.isOne(text),
        "must be a year, month or day, such as 2025, 2025-06 or 2025-06-30");
    return text;
  }

  private static boolean isLink(String text) {
    try {
      URI uri = new URI(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Long integer(JsonNode json) {
    boolean isExact =
        json.isIntegralNumber()
            ? json.canConvertToLong()
            : json.isNumber()
                && json.doubleValue() == Math.rint(json.doubleValue())
                && Math.abs(json.doubleValue()) < LARGEST_EXACT_INTEGER;
    check(isExact, "must be a whole number of at most 64 bits");
    return json.longValue();
  }

  private static Double number(JsonNode json) {
    check(json.isNumber() && Double.isFinite(json.doubleValue()), "must be a finite number");
    return json.doubleValue() + 0.0; // Minus zero is zero.
  }

  private static LocalDate date(JsonNode json) {
    String message = "must be a day such as 2025-10-09";
    check(json.isTextual() && DATE.matcher(json.textValue()).matches(), message);
    try {
      return LocalDate.parse(json.textValue());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(message, e);
    }
  }

  private static Instant moment(JsonNode json) {
    String message = "must be a moment such as 2025-10-09T08:30:00Z";
    check(json.isTextual() && MOMENT.matcher(json.textValue()).matches(), message);
    try {
      Instant moment =
          OffsetDateTime.parse(json.textValue()).toInstant().truncatedTo(ChronoUnit.MILLIS);
      check(!moment.isBefore(FIRST) && !moment.isAfter(LAST), message);
      return moment;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(message, e);
    }
  }
}

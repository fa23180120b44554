package org.lodeline.server.selection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Field;

/** The value of a field, as a parameter gives it. */
final class FieldValue {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,2})?");

  private FieldValue() {}

  /**
   * The value in the class that features hold it in; an item, of a field that holds several.
   *
   * @throws LodelineException of kind INVALID_INPUT if the field holds no such values
   */
  static Object parse(Field field, String text) {
    try {
      return switch (field.type()) {
        case STRING, STRINGS -> text;
        case INTEGER -> Long.valueOf(text);
        case NUMBER -> number(text);
        case BOOLEAN -> bool(text);
        case DATE -> LocalDate.parse(text);
        case TIMESTAMP -> OffsetDateTime.parse(text).toInstant();
      };
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw LodelineException.invalid(
          field.name(),
          field.name()
              + " must be "
              + allowed(field.type())
              + "; it was "
              + LodelineException.quoted(text));
    }
  }

  private static Double number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return Double.valueOf(text);
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static String allowed(Field.Type type) {
    return switch (type) {
      case STRING, STRINGS -> "a text";
      case INTEGER -> "a whole number";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case DATE -> "a date such as 2025-10-09";
      case TIMESTAMP -> "a timestamp such as 2025-10-09T08:30:00Z";
    };
  }
}

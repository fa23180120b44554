package org.lodeline.geodata.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Field;

/** The values of files as the fields of layers hold them. */
final class FieldValue {
  private static final int MOST_CHARACTERS = 1_000_000;
  private static final int LONGEST_TYPED = 40;

  /** Without leading zeros, which belong to a code and not to a number. */
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
  private static final Pattern CODE = Pattern.compile("[+-]?0[0-9]+");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}([-/])[0-9]{2}\\1[0-9]{2}");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "[0-9]{4}([-/])[0-9]{2}\\1[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?");
  private static final Pattern OFFSET = Pattern.compile("(T.*[+-])([0-9]{2}):?([0-9]{2})?$");
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  private FieldValue() {}

  /** The types that can hold a value without loss. */
  static Set<Field.Type> typesOf(Object value) {
    Set<Field.Type> types = EnumSet.of(Field.Type.STRING);
    if (value instanceof Long) {
      types.add(Field.Type.INTEGER);
      types.add(Field.Type.NUMBER);
    } else if (value instanceof Double) {
      types.add(Field.Type.NUMBER);
    } else if (value instanceof Boolean) {
      types.add(Field.Type.BOOLEAN);
    } else if (value instanceof List<?>) {
      types.add(Field.Type.STRINGS);
    } else if (value instanceof CsvText cell) {
      addTypesOfText(cell.raw(), true, types);
    } else if (value instanceof String text) {
      addTypesOfText(text, false, types);
    }
    return types;
  }

  private static void addTypesOfText(String text, boolean isCell, Set<Field.Type> types) {
    if (text.isEmpty() || text.length() > LONGEST_TYPED) {
      return;
    }
    if (isCell && NUMBER.matcher(text).matches() && !CODE.matcher(text).matches()) {
      types.add(Field.Type.NUMBER);
      if (INTEGER.matcher(text).matches()) {
        types.add(Field.Type.INTEGER);
      }
    } else if (isCell && (text.equals("true") || text.equals("false"))) {
      types.add(Field.Type.BOOLEAN);
    } else if (DATE.matcher(text).matches() && isMoment(text + "T00:00")) {
      types.add(Field.Type.DATE);
    } else if (TIMESTAMP.matcher(text).matches() && isMoment(text)) {
      types.add(Field.Type.TIMESTAMP);
    }
  }

  private static boolean isMoment(String text) {
    try {
      timestamp(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /**
   * A value as a field of this type holds it.
   *
   * @throws IllegalArgumentException if it cannot, with a reason for people
   */
  static @Nullable Object convert(@Nullable Object value, Field field) {
    if (value == null) {
      return null;
    }
    checkLength(value, field);
    try {
      return switch (field.type()) {
        case STRING -> text(value);
        case STRINGS -> strings(value);
        case INTEGER -> integer(value);
        case NUMBER -> number(value);
        case BOOLEAN -> bool(value);
        case DATE -> date(value);
        case TIMESTAMP -> value instanceof Instant ? value : timestamp(value.toString());
      };
    } catch (DateTimeException | NumberFormatException | JsonProcessingException e) {
      throw new IllegalArgumentException(
          LodelineException.quoted(value.toString())
              + " in "
              + field.name()
              + " is no "
              + field.type().code(),
          e);
    }
  }

  private static void checkLength(Object value, Field field) {
    int length =
        value instanceof CsvText cell
            ? cell.raw().length()
            : value instanceof String text ? text.length() : 0;
    if (length > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "%s has %,d characters; at most %,d are possible"
              .formatted(field.name(), length, MOST_CHARACTERS));
    }
  }

  private static String text(Object value) throws JsonProcessingException {
    return value instanceof List<?> list
        ? Resources.JSON.writeValueAsString(list)
        : value.toString();
  }

  private static List<?> strings(Object value) throws JsonProcessingException {
    if (value instanceof List<?> list) {
      return list;
    }
    return value instanceof CsvText cell
        ? cell.items()
        : Resources.JSON.readValue(value.toString(), STRINGS);
  }

  private static @Nullable Long integer(Object value) {
    if (value instanceof Number number) {
      if (number.doubleValue() != Math.rint(number.doubleValue())) {
        throw new NumberFormatException();
      }
      return number.longValue();
    }
    return isEmpty(value) ? null : Long.valueOf(value.toString());
  }

  private static @Nullable Double number(Object value) {
    if (isEmpty(value)) {
      return null;
    }
    double number =
        value instanceof Number known ? known.doubleValue() : Double.parseDouble(value.toString());
    // What is not finite is no number: formats have no common form for it.
    return Double.isNaN(number) ? null : finite(number);
  }

  private static double finite(double number) {
    if (Double.isInfinite(number)) {
      throw new NumberFormatException();
    }
    return number;
  }

  private static @Nullable Boolean bool(Object value) {
    if (value instanceof Boolean known) {
      return known;
    }
    return switch (value.toString()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      case "" -> null;
      default -> throw new NumberFormatException();
    };
  }

  private static @Nullable Object date(Object value) {
    if (value instanceof LocalDate || isEmpty(value)) {
      return value instanceof LocalDate ? value : null;
    }
    return LocalDate.parse(value.toString().replace('/', '-'));
  }

  private static @Nullable Instant timestamp(String text) {
    if (text.isEmpty()) {
      return null;
    }
    // GDAL has slashes and a space in CSV, and hours alone for an offset.
    String iso = text.replace('/', '-').replace(' ', 'T');
    Matcher offset = OFFSET.matcher(iso);
    Instant moment =
        iso.endsWith("Z")
            ? Instant.parse(iso)
            : offset.find()
                ? OffsetDateTime.parse(offset.replaceFirst("$1$2:" + minutes(offset))).toInstant()
                : LocalDateTime.parse(iso.indexOf('T') < 0 ? iso + "T00:00" : iso)
                    .toInstant(ZoneOffset.UTC);
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }

  private static String minutes(Matcher offset) {
    return offset.group(3) == null ? "00" : offset.group(3);
  }

  private static boolean isEmpty(Object value) {
    return value.toString().isEmpty();
  }
}

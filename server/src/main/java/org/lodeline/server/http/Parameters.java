package org.lodeline.server.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.lodeline.geodata.LodelineException;

/**
 * The query parameters of a request. Every one must be known to the route, and none may be given
 * twice.
 */
public final class Parameters {
  /** How many entries an answer has at most. */
  public static final String LIMIT = "limit";

  /** How many entries a page has where {@link #LIMIT} is missing. */
  public static final int DEFAULT_LIMIT = 100;

  /** How many entries a page has at most. */
  public static final int HIGHEST_LIMIT = 10_000;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads the parameters.
   *
   * @throws LodelineException of kind INVALID_INPUT that names a parameter which is not in {@code
   *     known}
   */
  public static Parameters of(Context ctx, Set<String> known) {
    return of(ctx.queryParamMap(), known);
  }

  /**
   * Reads parameters that came another way, such as in a form.
   *
   * @param values one for each name
   * @throws LodelineException of kind INVALID_INPUT that names a parameter which is not in {@code
   *     known}
   */
  public static Parameters of(Map<String, List<String>> values, Set<String> known) {
    values.forEach(
        (name, list) -> {
          if (!known.contains(name)) {
            throw LodelineException.invalid(
                name,
                "unknown parameter "
                    + LodelineException.quoted(name)
                    + (known.isEmpty()
                        ? "; none is known here"
                        : "; known here are " + String.join(", ", new TreeSet<>(known))));
          }
          if (list.isEmpty()) {
            throw LodelineException.invalid(
                name,
                "the value of "
                    + LodelineException.quoted(name)
                    + " is not percent-encoded UTF-8, and cannot be read");
          }
          if (list.size() > 1) {
            throw LodelineException.invalid(
                name, "parameter " + LodelineException.quoted(name) + " is given more than once");
          }
        });
    return new Parameters(values);
  }

  /**
   * The text of a parameter; empty if it is missing.
   *
   * @throws LodelineException of kind INVALID_INPUT if it is there without a value
   */
  public Optional<String> text(String name) {
    Optional<String> text =
        values.getOrDefault(name, List.of()).stream().map(String::strip).findFirst();
    if (text.filter(String::isEmpty).isPresent()) {
      throw LodelineException.invalid(
          name, "parameter " + LodelineException.quoted(name) + " is given without a value");
    }
    return text;
  }

  /** The texts of those of the parameters that are given. */
  public Map<String, String> texts(Collection<String> names) {
    Map<String, String> given = new LinkedHashMap<>();
    names.forEach(name -> text(name).ifPresent(text -> given.put(name, text)));
    return given;
  }

  /** Whether a parameter is given. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Whether a parameter is given without a value, as one that lists nothing is. */
  public boolean isBlank(String name) {
    return has(name) && values.getOrDefault(name, List.of()).stream().allMatch(String::isBlank);
  }

  /** The text of a parameter that must be there. */
  public String require(String name, String what) {
    return text(name)
        .orElseThrow(
            () ->
                LodelineException.invalid(
                    name, "parameter " + LodelineException.quoted(name) + " is missing: " + what));
  }

  /**
   * The comma-separated values of a parameter; none if it is missing.
   *
   * @throws LodelineException of kind INVALID_INPUT if one of them is empty
   */
  public List<String> list(String name) {
    List<String> values =
        text(name).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .toList();
    if (values.contains("")) {
      throw LodelineException.invalid(
          name, "parameter " + LodelineException.quoted(name) + " holds an empty value");
    }
    return values;
  }

  /** The values of those of the parameters that are given. */
  public Map<String, List<String>> lists(Collection<String> names) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (String name : names) {
      List<String> list = list(name);
      if (!list.isEmpty()) {
        given.put(name, list);
      }
    }
    return given;
  }

  /** A number from {@code lowest} to {@code highest}, in digits; empty if it is missing. */
  public Optional<Double> number(String name, double lowest, double highest) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (NUMBER.matcher(text.get()).matches()) {
      double value = Double.parseDouble(text.get());
      if (value >= lowest && value <= highest) {
        return Optional.of(value);
      }
    }
    throw LodelineException.invalid(
        name,
        String.format(
            Locale.ROOT,
            "%s must be a number from %.0f to %.0f; it was %s",
            name,
            lowest,
            highest,
            LodelineException.quoted(text.get())));
  }

  /** True or false; false if it is missing. */
  public boolean bool(String name) {
    return bool(name, false);
  }

  /** True or false; {@code byDefault} if it is missing. */
  public boolean bool(String name, boolean byDefault) {
    String text = text(name).orElse(String.valueOf(byDefault));
    if (!text.equals("true") && !text.equals("false")) {
      throw LodelineException.invalid(
          name, name + " must be true or false; it was " + LodelineException.quoted(text));
    }
    return text.equals("true");
  }

  /** How many entries a page has, by {@link #LIMIT}. What is too high is cut, as OGC API asks. */
  public int pageLimit() {
    return Math.min(integer(LIMIT, 1).orElse(DEFAULT_LIMIT), HIGHEST_LIMIT);
  }

  /** A whole number from {@code lowest} up; empty if it is missing. */
  public OptionalInt integer(String name, int lowest) {
    // What is too large to be counted to is as good as the largest that can be.
    return narrow(whole(name, lowest, Long.MAX_VALUE));
  }

  /** A whole number from {@code lowest} to {@code highest}; empty if it is missing. */
  public OptionalInt integer(String name, int lowest, int highest) {
    return narrow(whole(name, lowest, highest));
  }

  private static OptionalInt narrow(OptionalLong whole) {
    return whole.isPresent()
        ? OptionalInt.of((int) Math.min(whole.getAsLong(), Integer.MAX_VALUE))
        : OptionalInt.empty();
  }

  /** A whole number from {@code lowest} up, that may be large; empty if it is missing. */
  public OptionalLong whole(String name, long lowest) {
    return whole(name, lowest, Long.MAX_VALUE);
  }

  private OptionalLong whole(String name, long lowest, long highest) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= lowest && value <= highest) {
        return OptionalLong.of(value);
      }
    } catch (NumberFormatException e) {
      // Answered below, as for a number out of range.
    }
    throw LodelineException.invalid(
        name,
        name
            + " must be a whole number from "
            + lowest
            + (highest == Long.MAX_VALUE ? " up" : " to " + highest)
            + "; it was "
            + LodelineException.quoted(text.get()));
  }
}

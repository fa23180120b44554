package org.lodeline.server.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lodeline.geodata.LodelineException;

/**
 * A form in which a resource can be had.
 *
 * @param name by which the parameter {@code f} asks for it
 * @param mediaType by which the header {@code Accept} does
 * @param title for people
 */
public record Representation(String name, String mediaType, String title) {
  /** The parameter that asks for one by name. */
  public static final String PARAMETER = "f";

  /** One range of an Accept header. */
  private record Range(String type, double quality) {
    /** How well it fits a media type without parameters: 0 for not at all, more for closer. */
    int closeness(String mediaType) {
      if (type.equals(mediaType)) {
        return 3;
      } else if (type.equals("*/*")) {
        return 1;
      }
      boolean sameKind = type.endsWith("/*") && mediaType.startsWith(type.replace("*", ""));
      return sameKind ? 2 : 0;
    }
  }

  /**
   * The one that a request asks for: by {@code f}, else by {@code Accept}; the first if it does not
   * say, or names none that there is in {@code Accept}.
   *
   * @throws LodelineException of kind INVALID_INPUT if {@code f} names none of them
   */
  public static Representation chosen(
      Context ctx, Parameters parameters, List<Representation> offered) {
    Optional<String> name = parameters.text(PARAMETER);
    if (name.isPresent()) {
      return offered.stream()
          .filter(one -> one.name.equals(name.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  LodelineException.unknown(
                      PARAMETER,
                      "format",
                      name.get(),
                      offered.stream().map(Representation::name).collect(Collectors.toList())));
    }
    List<Range> ranges = ranges(Optional.ofNullable(ctx.header("Accept")).orElse("*/*"));
    Representation best = offered.get(0);
    double highest = 0;
    for (Representation one : offered) {
      double quality = quality(ranges, one.mediaType);
      if (quality > highest) {
        best = one;
        highest = quality;
      }
    }
    return best;
  }

  private static List<Range> ranges(String accept) {
    List<Range> ranges = new ArrayList<>();
    for (String text : accept.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = text.split(";");
      double quality = 1;
      for (String part : parts) {
        if (part.strip().startsWith("q=")) {
          quality = quality(part.strip().substring(2));
        }
      }
      ranges.add(new Range(parts.length == 0 ? "" : parts[0].strip(), quality));
    }
    return ranges;
  }

  private static double quality(String text) {
    try {
      return Math.max(0, Math.min(1, Double.parseDouble(text.strip())));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** What the closest of the ranges says of a media type. */
  private static double quality(List<Range> ranges, String mediaType) {
    String bare = mediaType.split(";", 2)[0];
    double quality = 0;
    int closest = 0;
    for (Range range : ranges) {
      int closeness = range.closeness(bare);
      if (closeness > closest) {
        closest = closeness;
        quality = range.quality;
      }
    }
    return quality;
  }
}

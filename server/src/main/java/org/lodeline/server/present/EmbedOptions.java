package org.lodeline.server.present;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.Parameters;

/**
 * What stands around the map of an embed. The page reads the same parameters by itself ({@code
 * embed/options.js}); here they are checked.
 */
final class EmbedOptions {
  private static final String ORIGIN = "origin";

  /** Those that are true or false. */
  private static final List<String> SWITCHES =
      List.of(
          "legend",
          "search",
          "layers-control",
          "zoom-control",
          "scroll-zoom",
          "caption",
          "interactive");

  private static final Pattern ORIGIN_FORM =
      Pattern.compile("https?://(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");

  private EmbedOptions() {}

  /** The names of all of them. */
  static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(SWITCHES);
    names.add(ORIGIN);
    return names;
  }

  /**
   * Makes sure that each makes sense.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter and what it may be
   */
  static void check(Parameters parameters) {
    SWITCHES.forEach(parameters::bool);
    Optional<String> origin = parameters.text(ORIGIN);
    if (origin.filter(text -> !ORIGIN_FORM.matcher(text).matches()).isPresent()) {
      throw LodelineException.invalid(
          ORIGIN,
          "origin must be that of the page around the embed, such as https://example.org; it was "
              + LodelineException.quoted(origin.get()));
    }
  }
}

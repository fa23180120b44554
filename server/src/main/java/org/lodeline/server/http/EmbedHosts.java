package org.lodeline.server.http;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.lodeline.geodata.LodelineException;

/**
 * Whose pages may show those pages of the server that are made for that. The server's own always
 * may.
 *
 * @param sources as {@code frame-ancestors} of a content security policy has them; {@code *} alone
 *     stands for everybody
 */
public record EmbedHosts(List<String> sources) {
  private static final String EVERYBODY = "*";
  private static final String SELF = "self";

  /** Everybody's. */
  public static final EmbedHosts ALL = new EmbedHosts(List.of(EVERYBODY));

  private static final Pattern SOURCE =
      Pattern.compile(
          "(?:https?://)?(?:\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::\\d{1,5})?");

  public EmbedHosts {
    sources = List.copyOf(sources);
  }

  /**
   * Reads hosts or origins that are separated by commas, {@code *} or {@code self}.
   *
   * @param option what they were given by, to be named
   * @throws LodelineException of kind INVALID_INPUT that says what is allowed
   */
  public static EmbedHosts parse(String option, String text) {
    List<String> sources = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (sources.equals(ALL.sources)) {
      return ALL;
    }
    for (String source : sources) {
      if (!SOURCE.matcher(source).matches()) {
        throw LodelineException.invalid(
            option,
            option
                + " must be * or self, or hosts and origins such as"
                + " example.org,*.example.org,https://example.org:8443; it was "
                + LodelineException.quoted(text));
      }
    }
    return new EmbedHosts(sources.stream().filter(source -> !source.equals(SELF)).toList());
  }

  /**
   * What it adds to a content security policy: nothing where everybody may, since no list of
   * sources takes in the pages that are files, or part of an application.
   */
  String directive() {
    return equals(ALL)
        ? ""
        : "; frame-ancestors 'self'" + (sources.isEmpty() ? "" : " " + String.join(" ", sources));
  }
}

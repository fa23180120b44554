package org.lodeline.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes texts into URLs. */
public final class Urls {
  private Urls() {}

  /** A text as a segment of a path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A text as a value in a query, with what is legal there left readable. */
  public static String value(String text) {
    return segment(text).replace("%2C", ",").replace("%2F", "/").replace("%3A", ":");
  }

  /** A URL with parameters in their order; without question mark where there are none. */
  public static String of(String url, Map<String, String> parameters) {
    return parameters.isEmpty()
        ? url
        : parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + value(parameter.getValue()))
            .collect(Collectors.joining("&", url + "?", ""));
  }
}

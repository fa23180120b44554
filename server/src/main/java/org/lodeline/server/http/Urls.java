package org.lodeline.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes texts into URLs. */
public final class Urls {
  private Urls() {}

  /** A text as a segment of a path. */
  public static String segment(String text) {
    return isPlain(text, "") ? text : encoded(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A text as a value in a query, with what is legal there left readable. */
  public static String value(String text) {
    return isPlain(text, ",/:")
        ? text
        : encoded(text).replace("%2C", ",").replace("%2F", "/").replace("%3A", ":");
  }

  /** Whether nothing needs to be encoded, as in most texts. */
  private static boolean isPlain(String text, String besides) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-_.*".indexOf(c) >= 0
              || besides.indexOf(c) >= 0;
      if (!isPlain) {
        return false;
      }
    }
    return true;
  }

  /** A URL with parameters in their order; without question mark where there are none. */
  public static String of(String url, Map<String, String> parameters) {
    StringBuilder text = new StringBuilder(url);
    char before = '?';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      text.append(before);
      text.append(value(parameter.getKey())).append('=').append(value(parameter.getValue()));
      before = '&';
    }
    return text.toString();
  }
}

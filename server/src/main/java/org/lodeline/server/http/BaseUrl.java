package org.lodeline.server.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;

/**
 * The URL of the server as its clients see it, behind a proxy or not, for absolute links. Headers
 * of proxies that are not believed are gone before.
 */
public final class BaseUrl {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-\\[\\]:_]{1,255}");
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~\\-]+)*/?");
  private static final Pattern FORWARDED =
      Pattern.compile("(?i)(?:^|[;,\\s])(proto|host)=\"?([^\";,\\s]+)\"?");

  private static final Pattern URL =
      Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:_]{1,255}(/[A-Za-z0-9._~\\-]+)*/?");

  /** The headers by which proxies tell who asks, and by what URL. */
  public static final List<String> FORWARDING =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          "X-Forwarded-Prefix");

  /** The attribute of a request with the URL that the server has whatever proxies say. */
  public static final String PUBLIC_URL = "org.lodeline.public-url";

  private BaseUrl() {}

  /**
   * Reads a URL that the server is to have; empty for none.
   *
   * @param option what it was given by, to be named
   * @return it without a slash at the end
   * @throws LodelineException of kind INVALID_INPUT if it is no such URL
   */
  public static String parse(String option, String text) {
    if (!text.isEmpty() && !URL.matcher(text).matches()) {
      throw LodelineException.invalid(
          option,
          option
              + " must be a URL such as https://maps.example.org or https://example.org/maps; it was "
              + LodelineException.quoted(text));
    }
    return withoutSlash(text);
  }

  /** For example {@code https://maps.example.org/lodeline}, without a slash at the end. */
  public static String of(Context ctx) {
    String known = ctx.attribute(PUBLIC_URL);
    if (known != null) {
      return known;
    }
    String scheme =
        forwarded(ctx, "proto", "X-Forwarded-Proto")
            .filter(proto -> proto.equals("http") || proto.equals("https"))
            .orElse(ctx.scheme());
    String host =
        forwarded(ctx, "host", "X-Forwarded-Host")
            .filter(value -> HOST.matcher(value).matches())
            .or(() -> Optional.of(host(ctx)).filter(value -> HOST.matcher(value).matches()))
            .orElse("localhost");
    String prefix =
        first(ctx.header("X-Forwarded-Prefix"))
            .filter(value -> PREFIX.matcher(value).matches())
            .orElse("");
    return scheme + "://" + host + withoutSlash(prefix);
  }

  /** As the client wrote it, whatever the version of HTTP: in HTTP/2 no header tells it. */
  private static String host(Context ctx) {
    int port = ctx.req().getServerPort();
    boolean isUsual = port == (ctx.scheme().equals("https") ? 443 : 80);
    return ctx.req().getServerName() + (isUsual ? "" : ":" + port);
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether clients see another URL than the server does. */
  public static boolean isForwarded(Context ctx) {
    return ctx.attribute(PUBLIC_URL) != null
        || FORWARDING.stream()
            .filter(header -> !header.equals("X-Forwarded-For"))
            .anyMatch(header -> ctx.header(header) != null);
  }

  /** Whether clients see a URL of TLS. */
  public static boolean isSecure(Context ctx) {
    return of(ctx).startsWith("https:");
  }

  private static Optional<String> forwarded(Context ctx, String key, String header) {
    String standard = ctx.header("Forwarded");
    if (standard != null) {
      Matcher matcher = FORWARDED.matcher(standard.split(",", 2)[0]);
      while (matcher.find()) {
        if (matcher.group(1).equalsIgnoreCase(key)) {
          return Optional.of(matcher.group(2));
        }
      }
    }
    return first(ctx.header(header));
  }

  /** The value that the proxy nearest to the client added. */
  private static Optional<String> first(@Nullable String header) {
    return Optional.ofNullable(header).map(value -> value.split(",", 2)[0].strip());
  }
}

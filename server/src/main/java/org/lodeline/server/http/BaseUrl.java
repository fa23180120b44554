package org.lodeline.server.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The URL of the server as its clients see it, behind a proxy or not, for absolute links. */
public final class BaseUrl {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-\\[\\]:_]{1,255}");
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~\\-]+)*/?");
  private static final Pattern FORWARDED =
      Pattern.compile("(?i)(?:^|[;,\\s])(proto|host)=\"?([^\";,\\s]+)\"?");

  private BaseUrl() {}

  /** For example {@code https://maps.example.org/lodeline}, without a slash at the end. */
  public static String of(Context ctx) {
    String scheme =
        forwarded(ctx, "proto", "X-Forwarded-Proto")
            .filter(proto -> proto.equals("http") || proto.equals("https"))
            .orElse(ctx.scheme());
    String host =
        forwarded(ctx, "host", "X-Forwarded-Host")
            .filter(value -> HOST.matcher(value).matches())
            .or(
                () ->
                    Optional.ofNullable(ctx.host()).filter(value -> HOST.matcher(value).matches()))
            .orElse("localhost");
    String prefix =
        first(ctx.header("X-Forwarded-Prefix"))
            .filter(value -> PREFIX.matcher(value).matches())
            .orElse("");
    return scheme
        + "://"
        + host
        + (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
  }

  /** Whether a proxy says that its clients see another URL. */
  public static boolean isForwarded(Context ctx) {
    return Stream.of("Forwarded", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Prefix")
        .anyMatch(header -> ctx.header(header) != null);
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

package org.lodeline.server.http;

import io.javalin.http.Context;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers that every answer carries. */
public final class StandardHeaders {
  private static final Pattern ORIGIN = Pattern.compile("^https?://[^/?#;, ]+");

  /** Pages that are made to be shown in the pages of others. */
  private static final Pattern EMBEDDED = Pattern.compile("/embed/?|/stories/.+");

  /** What no page asks a browser for. */
  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

  private final String contentSecurityPolicy;
  private volatile String frameAncestors;

  /**
   * The headers of a server.
   *
   * @param tiles URL template of the online tile layer, whose host pages may load pictures from;
   *     empty for none
   * @param embedHosts whose pages may show embeds and stories
   */
  public StandardHeaders(String tiles, EmbedHosts embedHosts) {
    this.frameAncestors = embedHosts.directive();
    this.contentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:"
            + (tiles.isEmpty() ? "" : " " + origin(tiles))
            + "; object-src 'none'; base-uri 'none'; form-action 'self'";
  }

  /** From now on, these pages may show embeds and stories. */
  public void setEmbedHosts(EmbedHosts embedHosts) {
    this.frameAncestors = embedHosts.directive();
  }

  private static String origin(String template) {
    Matcher origin = ORIGIN.matcher(template);
    return origin.find() ? origin.group().replace("{s}", "*") : "";
  }

  /** Sets them on an answer. */
  public void handle(Context ctx) {
    set(ctx.path(), RequestId.of(ctx), ctx::header);
    if (BaseUrl.isSecure(ctx)) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /**
   * Sets them on an answer, however it is written.
   *
   * @param path that was asked for
   * @param requestId what the request is called
   * @param header takes the name and the value of each
   */
  void set(String path, String requestId, BiConsumer<String, String> header) {
    header.accept(RequestId.HEADER, requestId);
    // Whatever is here may be read by any page: what depends on who asks needs a key, which no
    // browser sends by itself for the page of another server that is to read the answer.
    header.accept("Access-Control-Allow-Origin", "*");
    header.accept(
        "Access-Control-Expose-Headers",
        "ETag, Link, Content-Crs, OGC-NumberMatched, OGC-NumberReturned, Lodeline-Dropped-Features,"
            + " X-Request-Id, Retry-After, RateLimit, RateLimit-Policy");
    header.accept("Vary", "Accept-Encoding");
    header.accept("X-Content-Type-Options", "nosniff");
    header.accept("Referrer-Policy", "strict-origin-when-cross-origin");
    header.accept("Permissions-Policy", PERMISSIONS);
    header.accept("Cross-Origin-Opener-Policy", "same-origin");
    header.accept("Cross-Origin-Resource-Policy", "cross-origin");
    header.accept(
        "Content-Security-Policy",
        contentSecurityPolicy
            + (EMBEDDED.matcher(path).matches() ? frameAncestors : "; frame-ancestors 'none'"));
  }
}

package org.lodeline.server.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Validators and lifetimes of answers. */
public final class Caching {
  private static final String CONTROL = "Cache-Control";
  private static final String VARY = "Vary";
  private static final String FOR_CALLER = "private, no-cache";
  private static final String DEPENDS_ON_CALLER = Caching.class.getName() + ".dependsOnCaller";

  private Caching() {}

  /** Says that nobody but the caller may keep the answer, whatever is said of it later. */
  public static void dependsOnCaller(Context ctx) {
    ctx.attribute(DEPENDS_ON_CALLER, true);
    ctx.header(CONTROL, FOR_CALLER);
    varyBy(ctx, "Authorization", "X-API-Key");
  }

  /**
   * Says how long an answer may be kept.
   *
   * @param value of Cache-Control, for an answer that does not depend on who asks
   */
  public static void control(Context ctx, String value) {
    ctx.header(CONTROL, ctx.attribute(DEPENDS_ON_CALLER) == null ? value : FOR_CALLER);
  }

  /** Says by which headers of the request the answer differs, besides those that were said. */
  public static void varyBy(Context ctx, String... headers) {
    Stream<String> said = Stream.ofNullable(ctx.res().getHeader(VARY));
    ctx.header(VARY, Stream.concat(said, Arrays.stream(headers)).collect(Collectors.joining(", ")));
  }

  /**
   * Sends the entity tag of a version, which a client must ask about before it uses its copy again.
   *
   * @return whether the client's copy is current: the answer is then 304 and there is nothing more
   *     to do
   */
  public static boolean isNotModified(Context ctx, String version) {
    // Weak, because the same version may be sent compressed or not.
    return isKnown(ctx, "W/\"" + version + "\"");
  }

  /**
   * The same for a representation of one feature.
   *
   * @param variants what tells it from the usual representation
   * @param isRepeatable whether the feature is written with the same bytes each time
   */
  public static boolean isNotModified(
      Context ctx, FeatureTag feature, List<String> variants, boolean isRepeatable) {
    String tag = feature.of(ctx, variants);
    return isKnown(ctx, isRepeatable ? tag : "W/" + tag);
  }

  private static boolean isKnown(Context ctx, String tag) {
    ctx.header("ETag", tag);
    control(ctx, "no-cache");
    String known = ctx.header("If-None-Match");
    if (known == null || !matches(known, tag)) {
      return false;
    }
    ctx.status(HttpStatus.NOT_MODIFIED);
    return true;
  }

  private static boolean matches(String known, String tag) {
    String opaque = opaque(tag);
    return known.strip().equals("*")
        || Arrays.stream(known.split(","))
            .map(String::strip)
            .map(Caching::opaque)
            .anyMatch(opaque::equals);
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}

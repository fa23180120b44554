package org.lodeline.server.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;

/** Validators and lifetimes of answers. */
public final class Caching {
  private Caching() {}

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
    ctx.header("Cache-Control", "no-cache");
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

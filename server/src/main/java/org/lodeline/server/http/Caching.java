package org.lodeline.server.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;

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
    String tag = "W/\"" + version + "\"";
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
    String opaque = tag.substring(2);
    return known.strip().equals("*")
        || Arrays.stream(known.split(","))
            .map(String::strip)
            .map(one -> one.startsWith("W/") ? one.substring(2) : one)
            .anyMatch(opaque::equals);
  }
}

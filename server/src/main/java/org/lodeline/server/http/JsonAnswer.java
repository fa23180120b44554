package org.lodeline.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import org.lodeline.geodata.Resources;

/** Writes small JSON answers. */
public final class JsonAnswer {
  private JsonAnswer() {}

  /** Answers with {@code value}, as Jackson writes it. */
  public static void send(Context ctx, String mediaType, Object value) {
    try {
      ctx.contentType(mediaType);
      ctx.result(Resources.JSON.writeValueAsBytes(value));
    } catch (IOException e) {
      throw new IllegalStateException("an answer that is no JSON", e);
    }
  }
}

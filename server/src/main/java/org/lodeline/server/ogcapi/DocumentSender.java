package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.JsonAnswer;

/**
 * Answers with a document, or the page that shows it.
 *
 * @param version of the server, which decides how things are written
 */
record DocumentSender(HtmlPages pages, String version) {
  /**
   * Sends a document.
   *
   * @param template of the page
   * @param more what only the page shows
   */
  void send(Exchange exchange, ObjectNode document, String template, Map<String, Object> more) {
    Context ctx = exchange.ctx();
    // Links depend on where the client sees the server; they are in the document.
    byte[] seen = (version + exchange.representation() + document).getBytes(StandardCharsets.UTF_8);
    if (Caching.isNotModified(ctx, UUID.nameUUIDFromBytes(seen).toString())) {
      return;
    }
    if (exchange.isHtml()) {
      ctx.html(pages.page(exchange, template, document, more));
    } else {
      JsonAnswer.send(ctx, exchange.representation().mediaType(), document);
    }
  }
}

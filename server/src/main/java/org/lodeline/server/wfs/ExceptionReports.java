package org.lodeline.server.wfs;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.xml.XmlWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers errors with the exception reports of OWS Common. */
final class ExceptionReports {
  private static final Logger LOG = LoggerFactory.getLogger(ExceptionReports.class);

  private ExceptionReports() {}

  /**
   * The same handler with its errors answered here, as long as no byte of another answer is out.
   */
  static Handler answering(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (OwsException | LodelineException e) {
        if (ctx.res().isCommitted()) {
          throw e;
        }
        OwsException report =
            e instanceof LodelineException known ? OwsException.of(known) : (OwsException) e;
        if (report.code().status().getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
          LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
        }
        answer(ctx, report);
      }
    };
  }

  private static void answer(Context ctx, OwsException e) {
    ctx.header("Cache-Control", "no-store");
    if (e.code() == OwsException.Code.ServiceUnavailable) {
      ctx.header("Retry-After", "5");
    }
    ctx.status(e.code().status());
    ctx.contentType("application/xml");
    ctx.result(document(e, WfsRequest.versionHint(ctx)));
  }

  private static byte[] document(OwsException e, WfsVersion version) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> attributes = new ArrayList<>(List.of("exceptionCode", e.code().name()));
    e.locator().ifPresent(locator -> attributes.addAll(List.of("locator", locator)));
    try {
      XmlWriter xml = new XmlWriter(bytes);
      xml.declaration()
          .start(
              "ows:ExceptionReport",
              "xmlns:ows",
              version.ows(),
              "version",
              version.number(),
              version == WfsVersion.V2_0 ? "xml:lang" : "language",
              "en");
      xml.start("ows:Exception", attributes.toArray(String[]::new));
      xml.element("ows:ExceptionText", String.valueOf(e.getMessage()));
      xml.end().end().newLine().flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}

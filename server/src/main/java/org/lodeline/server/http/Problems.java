package org.lodeline.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in which errors leave the server: problem documents (RFC 9457), never a stack trace.
 */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  static final String OPERATOR_IS_TOLD = "The server failed; its log says why.";
  private static final String RETRY_AFTER_SECONDS = "5";
  static final String MEDIA_TYPE = "application/problem+json";

  private final StandardHeaders headers;

  private Problems(StandardHeaders headers) {
    this.headers = headers;
  }

  /** Lets every error of the routes be answered here. */
  public static void register(JavalinConfig config, StandardHeaders headers) {
    Problems problems = new Problems(headers);
    config.router.handlerWrapper(RouteHandler::of);
    RoutesConfig routes = config.routes;
    routes.exception(LodelineException.class, problems::answer);
    routes.exception(Refusal.class, problems::answer);
    routes.exception(HttpResponseException.class, problems::answer);
    routes.exception(Exception.class, problems::answer);
  }

  private void answer(LodelineException e, Context ctx) {
    HttpStatus status = status(e.kind());
    if (status.getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
      write(ctx, status, e.getMessage(), e.parameter());
      return;
    }
    // What concerns the operator may name files or hosts; it goes to the log, not to the client.
    if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
      LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
    } else {
      // It may come with every request for a while, and where it comes from is of no help.
      LOG.warn("{} {} failed: {}", ctx.method(), ctx.path(), e.getMessage());
    }
    write(ctx, status, told(e), Optional.empty());
    if (status != HttpStatus.INTERNAL_SERVER_ERROR) {
      ctx.header("Retry-After", RETRY_AFTER_SECONDS);
    }
  }

  private static String told(LodelineException e) {
    return switch (e.kind()) {
      case UNAVAILABLE -> "The store cannot be reached, or is busy; try again.";
      case OUT_OF_TIME -> e.getMessage();
      case OUT_OF_SPACE -> "The server has no room left to store this; nothing was changed.";
      case INVALID_INPUT, NOT_FOUND, TOO_LARGE, BROKEN_DATA -> OPERATOR_IS_TOLD;
    };
  }

  private void answer(Refusal e, Context ctx) {
    write(
        ctx,
        e.status(),
        document(
            e.status().getCode(),
            e.status().getMessage(),
            e.detail(),
            RequestId.of(ctx),
            e.faults().stream().map(Refusal.Fault::field).findFirst(),
            e.faults()));
    e.headers().forEach(ctx::header);
  }

  private void answer(HttpResponseException e, Context ctx) {
    HttpStatus status = HttpStatus.forStatus(e.getStatus());
    String detail =
        switch (status) {
          case NOT_FOUND -> "There is nothing at " + ctx.path() + ".";
          case METHOD_NOT_ALLOWED -> ctx.method() + " is not possible at " + ctx.path() + ".";
          default -> status.getMessage() + ".";
        };
    write(ctx, status, detail, Optional.empty());
    if (status == HttpStatus.METHOD_NOT_ALLOWED) {
      // Javalin tells those that there are as a list in a text.
      ctx.header("Allow", AllowedMethods.allow(e.getDetails().values().stream()));
    }
  }

  private void answer(Exception e, Context ctx) {
    if (isClientGone(e)) {
      LOG.debug("the client of {} left", ctx.path());
      return;
    }
    LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
    write(ctx, HttpStatus.INTERNAL_SERVER_ERROR, OPERATOR_IS_TOLD, Optional.empty());
  }

  private static boolean isClientGone(Exception e) {
    return e instanceof IOException && e.getClass().getSimpleName().equals("EofException");
  }

  private static HttpStatus status(LodelineException.Kind kind) {
    return switch (kind) {
      case INVALID_INPUT -> HttpStatus.BAD_REQUEST;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case UNAVAILABLE, OUT_OF_TIME -> HttpStatus.SERVICE_UNAVAILABLE;
      case OUT_OF_SPACE -> HttpStatus.INSUFFICIENT_STORAGE;
      case BROKEN_DATA -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  private void write(Context ctx, HttpStatus status, String detail, Optional<String> parameter) {
    write(
        ctx,
        status,
        document(
            status.getCode(),
            status.getMessage(),
            detail,
            RequestId.of(ctx),
            parameter,
            List.of()));
  }

  private void write(Context ctx, HttpStatus status, byte[] document) {
    if (ctx.res().isCommitted()) {
      breakConnection(ctx);
      return;
    }
    ctx.res().reset();
    headers.handle(ctx);
    ctx.header("Cache-Control", "no-store");
    ctx.status(status);
    ctx.contentType(MEDIA_TYPE);
    ctx.result(document);
  }

  static byte[] document(
      int status,
      String title,
      String detail,
      String requestId,
      Optional<String> parameter,
      List<Refusal.Fault> faults) {
    ObjectNode problem = Resources.JSON.createObjectNode();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    parameter.ifPresent(name -> problem.put("parameter", name));
    problem.put(RequestId.KEY, requestId);
    if (!faults.isEmpty()) {
      problem.putPOJO("errors", faults);
    }
    try {
      return Resources.JSON.writeValueAsBytes(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Once bytes are out, only a broken connection tells the client that the answer is not whole. */
  private static void breakConnection(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}

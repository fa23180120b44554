package org.lodeline.server.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Jetty refuses before a route sees it, such as a malformed path, with a problem
 * document too.
 */
public final class ProblemErrorHandler extends ErrorHandler {
  private final StandardHeaders headers;

  public ProblemErrorHandler(StandardHeaders headers) {
    this.headers = headers;
  }

  /** Every method has a right to the reason. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    write(request, response, problem(code), callback);
  }

  /** Answers a request that is refused before a route sees it. */
  public void refuse(Request request, Response response, Refusal refusal, Callback callback) {
    response.setStatus(refusal.status().getCode());
    refusal.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    byte[] problem =
        Problems.document(
            refusal.status().getCode(), refusal.status().getMessage(), refusal.detail());
    write(request, response, problem, callback);
  }

  private void write(Request request, Response response, byte[] problem, Callback callback) {
    headers.set(Request.getPathInContext(request), response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
    response.write(true, ByteBuffer.wrap(problem), callback);
  }

  private static byte[] problem(int status) {
    if (status == HttpStatus.URI_TOO_LONG_414) {
      return Problems.document(
          status,
          HttpStatus.getMessage(status),
          "The address is too long. A long filter can be sent by POST to /ogc/collections/{id}/search.",
          Optional.of("filter"));
    }
    return Problems.document(
        status,
        HttpStatus.getMessage(status),
        HttpStatus.isServerError(status)
            ? Problems.OPERATOR_IS_TOLD
            : "The request cannot be read as HTTP asks.");
  }
}

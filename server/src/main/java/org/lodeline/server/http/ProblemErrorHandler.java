package org.lodeline.server.http;

import java.nio.ByteBuffer;
import java.util.List;
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
    write(request, response, code, told(code), callback);
  }

  /** Answers a request that is refused before a route sees it. */
  public void refuse(Request request, Response response, Refusal refusal, Callback callback) {
    response.setStatus(refusal.status().getCode());
    refusal.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Told told = new Told(refusal.status().getMessage(), refusal.detail(), Optional.empty());
    write(request, response, refusal.status().getCode(), told, callback);
  }

  private record Told(String title, String detail, Optional<String> parameter) {}

  private void write(Request request, Response response, int status, Told told, Callback callback) {
    headers.set(
        Request.getPathInContext(request), RequestId.of(request), response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
    byte[] problem =
        Problems.document(
            status, told.title, told.detail, RequestId.of(request), told.parameter, List.of());
    response.write(true, ByteBuffer.wrap(problem), callback);
  }

  private static Told told(int status) {
    String title = HttpStatus.getMessage(status);
    if (status == HttpStatus.URI_TOO_LONG_414) {
      return new Told(
          title,
          "The address is too long. A long filter can be sent by POST to /ogc/collections/{id}/search.",
          Optional.of("filter"));
    }
    return new Told(
        title,
        HttpStatus.isServerError(status)
            ? Problems.OPERATOR_IS_TOLD
            : "The request cannot be read as HTTP asks.",
        Optional.empty());
  }
}

package org.lodeline.server.guard;

import java.time.Duration;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.lodeline.geodata.Deadline;

/**
 * Gives up what reads and has no first byte of its answer in time, so that costly questions do not
 * take all threads. What changes something is never given up: it may be done already.
 */
final class RequestTime extends Handler.Wrapper {
  private volatile Duration longest;

  RequestTime(Duration longest) {
    this.longest = longest;
  }

  void change(Duration next) {
    longest = next;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return reads(request)
        ? Deadline.within(
            longest, response::isCommitted, () -> super.handle(request, response, callback))
        : super.handle(request, response, callback);
  }

  private static boolean reads(Request request) {
    String path = Request.getPathInContext(request);
    return HttpMethod.GET.is(request.getMethod())
        || HttpMethod.HEAD.is(request.getMethod())
        // Questions that are too long for an address, or come as XML.
        || (HttpMethod.POST.is(request.getMethod())
            && (path.endsWith("/search") || path.startsWith("/wfs")));
  }
}

package org.lodeline.server.guard;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends what a client sends or takes a few bytes at a time, so that it holds a thread or a
 * connection: an idle timeout never comes while something moves. Who is slow but goes on, for
 * however long, is left alone.
 *
 * <p>Jetty's own {@code MinimumDataRateHandler} measures from the first byte on, so that a body
 * whose second packet is late is refused, and does not see an answer that nobody takes.
 */
final class SlowClients extends Handler.Wrapper {
  /**
   * As Apache's mod_reqtimeout has it unless told. A modem of 1991 is four times as fast, so who is
   * slower either has no connection to speak of or means it.
   */
  static final long BYTES_PER_SECOND = 500;

  /** How long anything may take at whatever rate, and the headers of a request in any case. */
  static final Duration GRACE = Duration.ofSeconds(20);

  private static final int LOOKS_IN_GRACE = 4;

  private final long graceNanos;
  private final long bytesPerSecond;
  private final Set<Write> writes = ConcurrentHashMap.newKeySet();
  private final Set<Connection> answering = ConcurrentHashMap.newKeySet();
  private Map<Connection, Silence> silent = new HashMap<>();
  private @Nullable Scheduler scheduler;

  /** An answer, or a part of one, that a client is taking. */
  private record Write(Connection connection, long startNanos, long bytes, long bytesBefore) {}

  /**
   * A connection from which no request has come since a moment.
   *
   * @param begun whether a part of one has
   */
  private record Silence(long sinceNanos, long requests, long bytes, boolean begun) {}

  SlowClients(Duration grace, long bytesPerSecond) {
    this.graceNanos = grace.toNanos();
    this.bytesPerSecond = bytesPerSecond;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    scheduler = getServer().getScheduler();
    lookLater();
  }

  @Override
  protected void doStop() throws Exception {
    scheduler = null;
    super.doStop();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    answering.add(connection);
    Request.addCompletionListener(request, failure -> answering.remove(connection));
    SlowRequest in = new SlowRequest(request);
    return super.handle(in, new SlowResponse(in, response), callback);
  }

  /** Whether bytes take longer than they may. */
  private boolean isTooSlow(long startNanos, long bytes) {
    long allowed = graceNanos + bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
    return System.nanoTime() - startNanos > allowed;
  }

  private void lookLater() {
    Scheduler running = scheduler;
    if (running != null) {
      running.schedule(this::look, graceNanos / LOOKS_IN_GRACE, TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    try {
      endWrites();
      endHeaders();
    } finally {
      lookLater();
    }
  }

  private void endWrites() {
    for (Write write : writes) {
      // The streams of HTTP/2 share what the client takes.
      long taken = write.connection.getBytesOut() - write.bytesBefore;
      boolean othersMove =
          write.connection instanceof HTTP2Connection && !isTooSlow(write.startNanos, taken);
      if (!othersMove && isTooSlow(write.startNanos, write.bytes)) {
        end(write.connection, "the client takes the answer too slowly");
      }
    }
  }

  private void endHeaders() {
    Map<Connection, Silence> now = new HashMap<>();
    for (Connector connector : getServer().getConnectors()) {
      for (EndPoint endPoint : connector.getConnectedEndPoints()) {
        Connection connection = decrypted(endPoint.getConnection());
        // Pings of HTTP/2 are no part of a request; its streams hold nothing before they have one.
        if (connection != null
            && !(connection instanceof HTTP2Connection)
            && !answering.contains(connection)) {
          now.put(connection, silence(connection, silent.get(connection)));
        }
      }
    }
    silent = now;
    now.forEach(
        (connection, silence) -> {
          if (silence.begun && isTooSlow(silence.sinceNanos, 0)) {
            end(connection, "the headers of a request come too slowly");
          }
        });
  }

  private static Silence silence(Connection connection, @Nullable Silence before) {
    long requests = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    if (before == null || before.requests != requests) {
      return new Silence(System.nanoTime(), requests, bytes, requests == 0 && bytes > 0);
    } else if (before.begun || bytes > before.bytes) {
      return new Silence(before.sinceNanos, requests, bytes, true);
    }
    return new Silence(System.nanoTime(), requests, bytes, false);
  }

  private static @Nullable Connection decrypted(@Nullable Connection connection) {
    return connection instanceof SslConnection ssl
        ? ssl.getSslEndPoint().getConnection()
        : connection;
  }

  /** What waits for the connection fails with it. */
  private static void end(Connection connection, String reason) {
    connection.getEndPoint().close(new TimeoutException(reason));
  }

  private final class SlowRequest extends Request.Wrapper {
    private long startNanos;
    private long bytes;
    private Content.@Nullable Chunk failure;

    SlowRequest(Request request) {
      super(request);
    }

    @Override
    public void demand(Runnable whenThere) {
      if (startNanos == 0) {
        startNanos = System.nanoTime();
      } else if (isTooSlow(startNanos, bytes)) {
        failure = Content.Chunk.from(new TimeoutException("the body comes too slowly"));
        whenThere.run();
        return;
      }
      super.demand(whenThere);
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (failure != null) {
        return failure;
      }
      Content.Chunk chunk = super.read();
      bytes += chunk == null ? 0 : chunk.remaining();
      return chunk;
    }
  }

  private final class SlowResponse extends Response.Wrapper {
    SlowResponse(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer bytes, Callback callback) {
      if (bytes == null || !bytes.hasRemaining()) {
        super.write(last, bytes, callback);
        return;
      }
      Connection connection = getRequest().getConnectionMetaData().getConnection();
      Write write =
          new Write(connection, System.nanoTime(), bytes.remaining(), connection.getBytesOut());
      writes.add(write);
      super.write(last, bytes, Callback.from(() -> writes.remove(write), callback));
    }
  }
}

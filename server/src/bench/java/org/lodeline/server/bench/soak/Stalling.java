package org.lodeline.server.bench.soak;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that ask for a whole layer, or do not even end their question, and then do nothing. */
final class Stalling implements AutoCloseable {
  private static final int CLIENTS = 40;

  private final List<Socket> sockets = new ArrayList<>();

  Stalling(Site site) throws IOException {
    URI url = URI.create(site.url());
    for (int i = 0; i < CLIENTS; i++) {
      Socket socket = new Socket();
      sockets.add(socket);
      socket.setReceiveBufferSize(1_024);
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
      String question = "GET /layers/countries.geojson HTTP/1.1\r\nHost: soak\r\n";
      String end = i % 2 == 0 ? "\r\n" : "X-Never: ";
      socket.getOutputStream().write((question + end).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** How many there are. */
  @Override
  public String toString() {
    return sockets.size() + " clients";
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}

package org.lodeline.geodata.store.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.geotools.api.data.DataStore;

/** Real Redis servers on free ports, one alone and three in a cluster, ended with the tests. */
final class TestRedis {
  private static final AtomicInteger CATALOGS = new AtomicInteger();

  private TestRedis() {}

  private static final class Alone {
    static final int PORT = start("no");
  }

  private static final class Cluster {
    static final int PORT = cluster();
  }

  /** Parameters of a catalog that nobody has used. */
  static String alone() {
    return "redis.url=redis://127.0.0.1:" + Alone.PORT + ",redis.catalog=" + newCatalog();
  }

  static String cluster(String catalog) {
    return "redis.url=redis://127.0.0.1:"
        + Cluster.PORT
        + ",redis.cluster=true,redis.catalog="
        + catalog;
  }

  static String newCatalog() {
    return "test" + CATALOGS.incrementAndGet();
  }

  static DataStore open(String parameters) {
    return Plugins.open(
        "--datastore", parameters, Optional.of(Path.of(System.getProperty("lodeline.plugins"))));
  }

  private static int start(String clustered) {
    try {
      Path folder = Files.createTempDirectory("lodeline-redis-");
      int port = freePort();
      Process server =
          new ProcessBuilder(
                  "redis-server",
                  "--port",
                  "" + port,
                  "--bind",
                  "127.0.0.1",
                  "--save",
                  "",
                  "--dir",
                  folder.toString(),
                  "--cluster-enabled",
                  clustered)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
      await(() -> client(port, "ping").contains("PONG"));
      return port;
    } catch (IOException e) {
      throw new IllegalStateException(
          "these tests need redis-server: apt-get install redis-server", e);
    }
  }

  private static int cluster() {
    List<Integer> ports = List.of(start("yes"), start("yes"), start("yes"));
    List<String> create = new ArrayList<>(List.of("--cluster", "create"));
    ports.forEach(port -> create.add("127.0.0.1:" + port));
    create.add("--cluster-yes");
    client(ports.get(0), create.toArray(String[]::new));
    for (int port : ports) {
      await(() -> client(port, "cluster", "info").contains("cluster_state:ok"));
    }
    return ports.get(0);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.holds()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("Redis does not answer");
      }
    }
  }

  private static String client(int port, String... arguments) {
    List<String> command = new ArrayList<>(List.of("redis-cli", "-p", "" + port));
    command.addAll(List.of(arguments));
    try {
      Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One whose port for the bus of a cluster, 10,000 above, is a port too. */
  private static int freePort() throws IOException {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (socket.getLocalPort() < 55_000) {
          return socket.getLocalPort();
        }
      }
    }
  }
}

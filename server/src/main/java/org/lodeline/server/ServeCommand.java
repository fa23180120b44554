package org.lodeline.server;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.EmbedHosts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves until the process is told to stop. */
@Command(
    name = "serve",
    description = "Serves the map and its layers.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private static final String LAYER_CACHE = "--layer-cache";

  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_DRAIN_SECONDS = 3_600;
  private static final Pattern TILES =
      Pattern.compile("https?://[^/?#;,\\s]+/(?=\\S*\\{z})(?=\\S*\\{x})(?=\\S*\\{y})\\S+");

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; 0.0.0.0 for all (LODELINE_HOST; default: 127.0.0.1).")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0 for any free one (LODELINE_PORT; default: 8080).")
  private int port;

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--tiles",
      paramLabel = "URL",
      defaultValue = "",
      description =
          "Online tile layer to show over the base map, such as https://host/{z}/{x}/{y}.png"
              + " (LODELINE_TILES; default: none, the map needs no internet).")
  private String tiles = "";

  @Option(
      names = "--embed-hosts",
      paramLabel = "HOSTS",
      defaultValue = "*",
      description =
          "Whose pages may show embeds and stories, separated by commas: example.org,"
              + " *.example.org, https://example.org:8443; self for none but this server's"
              + " (LODELINE_EMBED_HOSTS; default: *, all).")
  private String embedHosts = "";

  @Option(
      names = "--tile-cache",
      paramLabel = "MB",
      defaultValue = "" + Settings.TILE_CACHE_MEGABYTES,
      description =
          "Memory for the vector tiles that were asked for last, 0 for none"
              + " (LODELINE_TILE_CACHE; default: 64).")
  private int tileCacheMegabytes;

  @Option(
      names = LAYER_CACHE,
      paramLabel = "MB",
      description =
          "What layers of a database that are read often and change seldom may take in memory,"
              + " about; 0 for none (LODELINE_LAYER_CACHE; default: a quarter of Java's heap).")
  private @Nullable Integer layerCacheMegabytes;

  @Mixin private AccessOptions access = new AccessOptions();

  @Option(
      names = "--drain",
      paramLabel = "SECONDS",
      defaultValue = "" + Settings.DRAIN_SECONDS,
      description =
          "How long requests under way may take to end when the server is told to stop"
              + " (LODELINE_DRAIN; default: 20).")
  private int drainSeconds;

  @Mixin private GuardOptions guard = new GuardOptions();

  @Mixin private LogOptions log = new LogOptions();

  @Spec private CommandSpec spec;

  /**
   * How the server is to run.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the option whose value cannot be
   *     used
   */
  Settings settings() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw LodelineException.invalid(
          "--port", "--port must be 0 to " + HIGHEST_PORT + "; it was " + port);
    }
    if (!tiles.isEmpty() && !TILES.matcher(tiles).matches()) {
      throw LodelineException.invalid(
          "--tiles",
          "--tiles must be a URL with {z}, {x} and {y}, such as https://host/{z}/{x}/{y}.png; it was "
              + LodelineException.quoted(tiles));
    }
    if (tileCacheMegabytes < 0) {
      throw LodelineException.invalid(
          "--tile-cache", "--tile-cache must be 0 or more; it was " + tileCacheMegabytes);
    }
    if (layerCacheMegabytes != null && layerCacheMegabytes < 0) {
      throw LodelineException.invalid(
          LAYER_CACHE, LAYER_CACHE + " must be 0 or more; it was " + layerCacheMegabytes);
    }
    if (drainSeconds < 0 || drainSeconds > LONGEST_DRAIN_SECONDS) {
      throw LodelineException.invalid(
          "--drain",
          "--drain must be 0 to " + LONGEST_DRAIN_SECONDS + " seconds; it was " + drainSeconds);
    }
    return new Settings(
        host,
        port,
        layerCacheMegabytes == null
            ? store.location()
            : store.location().withLayerCache(layerCacheMegabytes),
        tiles,
        EmbedHosts.parse("--embed-hosts", embedHosts),
        tileCacheMegabytes,
        access.settings(),
        Duration.ofSeconds(drainSeconds),
        guard.guard(),
        log.settings());
  }

  @Override
  public Integer call() throws InterruptedException {
    long startNanos = System.nanoTime();
    log.settings().use();
    LodelineServer server = LodelineServer.start(settings());
    new Reload(server, spec).onHangup();
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  LOG.info("Lodeline ends the requests under way, and stops");
                  server.close();
                  stopped.countDown();
                },
                "shutdown"));
    LOG.info(
        "Lodeline {} serves {} (started in {} ms)",
        Version.VERSION,
        server.url(),
        (System.nanoTime() - startNanos) / 1_000_000);
    stopped.await();
    return 0;
  }
}

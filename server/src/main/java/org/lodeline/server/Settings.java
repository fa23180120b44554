package org.lodeline.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.lodeline.server.access.AccessSettings;
import org.lodeline.server.guard.Guard;
import org.lodeline.server.http.EmbedHosts;
import org.lodeline.server.observe.LogSettings;

/**
 * How a server runs.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param store where the layers live
 * @param tiles URL template of an online tile layer over the base map, {@code
 *     https://host/{z}/{x}/{y}.png}; empty for none
 * @param embedHosts whose pages may show embeds and stories
 * @param tileCacheMegabytes what the tiles that were asked for last may take in memory; 0 for none
 * @param access who may see and change what
 * @param drain how long requests under way may take to end when the server is told to stop
 * @param guard what stands before the routes
 * @param log what the log tells
 */
public record Settings(
    String host,
    int port,
    StoreLocation store,
    String tiles,
    EmbedHosts embedHosts,
    int tileCacheMegabytes,
    AccessSettings access,
    Duration drain,
    Guard guard,
    LogSettings log) {
  /** What a tile cache takes unless told. */
  static final int TILE_CACHE_MEGABYTES = 64;

  /** How long a drain takes, at most, unless told. */
  static final int DRAIN_SECONDS = 20;

  /**
   * With the embedded store in a folder or, where its URL is not empty, with a database; everybody
   * may read.
   */
  public Settings(String host, int port, Path data, String database, String tiles, String apiKeys) {
    this(host, port, new StoreLocation(data, database, "", Optional.empty()), tiles, apiKeys);
  }

  /** With whatever store. */
  Settings(String host, int port, StoreLocation store, String tiles, String apiKeys) {
    this(
        host,
        port,
        store,
        tiles,
        EmbedHosts.ALL,
        TILE_CACHE_MEGABYTES,
        AccessSettings.open(apiKeys),
        Duration.ofSeconds(DRAIN_SECONDS),
        Guard.DEFAULT,
        LogSettings.DEFAULT);
  }

  /** The same with others who may see and change what. */
  Settings withAccess(AccessSettings other) {
    return new Settings(
        host, port, store, tiles, embedHosts, tileCacheMegabytes, other, drain, guard, log);
  }

  /** The same with a log that tells something else. */
  Settings withLog(LogSettings other) {
    return new Settings(
        host, port, store, tiles, embedHosts, tileCacheMegabytes, access, drain, guard, other);
  }

  /** The same with something else before the routes. */
  Settings withGuard(Guard other) {
    return new Settings(
        host, port, store, tiles, embedHosts, tileCacheMegabytes, access, drain, other, log);
  }

  /** The folder of the stories that are saved, whatever the layers live in. */
  Path stories() {
    return store.data().resolve("stories");
  }

  /** Without the URL of the database, which may hold a password. */
  @Override
  public String toString() {
    return "Settings[" + host + ":" + port + "]";
  }
}

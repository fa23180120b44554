package org.lodeline.server;

import java.nio.file.Path;

/**
 * How a server runs.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param data the folder of the embedded store
 * @param database the URL of a database to use instead; empty for none
 * @param tiles URL template of an online tile layer over the base map, {@code
 *     https://host/{z}/{x}/{y}.png}; empty for none
 * @param apiKeys the API key file of those who may change features; empty where nobody may
 */
public record Settings(
    String host, int port, Path data, String database, String tiles, String apiKeys) {
  /** Without the URL of the database, which may hold a password. */
  @Override
  public String toString() {
    return "Settings[" + host + ":" + port + "]";
  }
}

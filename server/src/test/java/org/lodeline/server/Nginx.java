package org.lodeline.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real nginx, with all that it writes in a folder. */
public final class Nginx {
  private Nginx() {}

  /**
   * Starts it, to be stopped by the caller.
   *
   * @param configuration of a process that stays in the foreground
   */
  public static Process start(Path folder, String configuration) throws IOException {
    Path file = folder.resolve("nginx.conf");
    Files.writeString(file, configuration);
    return Tool.of("nginx-light", "/usr/sbin/nginx")
        .start(
            folder.resolve("nginx.log"),
            "-p",
            folder.toString(),
            "-e",
            folder.resolve("error.log").toString(),
            "-c",
            file.toString());
  }
}

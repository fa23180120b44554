package org.lodeline.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.lodeline.server.access.AccessSettings;

/** A server with a private layer, for tests of other packages. */
public final class GuardedServer {
  private GuardedServer() {}

  /** Starts one that everybody may read but for one layer. */
  public static LodelineServer start(Path data, Path keys, String privateLayer) {
    return LodelineServer.start(
        new Settings("127.0.0.1", 0, data, "", "", "")
            .withAccess(
                new AccessSettings(
                    keys.toString(), false, Set.of(privateLayer), Optional.empty())));
  }
}

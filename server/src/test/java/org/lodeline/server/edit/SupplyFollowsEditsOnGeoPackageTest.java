package org.lodeline.server.edit;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Over a file. */
class SupplyFollowsEditsOnGeoPackageTest extends SupplyFollowsEditsContract {
  @TempDir static Path folder;
  private static EditServer server;

  @BeforeAll
  static void start() {
    server = EditServer.in(folder, "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  EditServer server() {
    return server;
  }

  @Override
  EditServer other() {
    return server;
  }
}

package org.lodeline.server.edit;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Edits of the embedded store. */
class EditingOnGeoPackageTest extends EditingContract {
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
}

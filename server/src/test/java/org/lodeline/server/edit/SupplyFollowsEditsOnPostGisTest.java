package org.lodeline.server.edit;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.fixtures.TestPostgres;

/** Over a database that two servers share. */
class SupplyFollowsEditsOnPostGisTest extends SupplyFollowsEditsContract {
  @TempDir static Path folder;
  @TempDir static Path otherFolder;
  private static EditServer server;
  private static EditServer other;

  @BeforeAll
  static void start() {
    String database = TestPostgres.newDatabase();
    server = EditServer.in(folder, database);
    other = EditServer.in(otherFolder, database);
  }

  @AfterAll
  static void stop() {
    server.close();
    other.close();
  }

  @Override
  EditServer server() {
    return server;
  }

  @Override
  EditServer other() {
    return other;
  }
}

package org.lodeline.server.edit;

import java.util.List;
import org.lodeline.fixtures.TestPostgres;

/** Servers killed amid edits of a database, which itself goes on. */
class KilledServerOnPostGisTest extends KilledServerContract {
  private final String database = TestPostgres.newDatabase();

  @Override
  List<String> where() {
    return List.of("--database", database);
  }

  /** What a database has on the disk is its own matter. */
  @Override
  void assertSound() {}
}

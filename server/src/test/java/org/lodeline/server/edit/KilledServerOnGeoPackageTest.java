package org.lodeline.server.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Servers killed amid edits of a GeoPackage. */
class KilledServerOnGeoPackageTest extends KilledServerContract {
  @Override
  List<String> where() {
    return List.of("--data", folder.resolve("data").toString());
  }

  @Override
  void assertSound() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/lodeline.gpkg"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(row.getString(1)).isEqualTo("ok");
    }
  }
}

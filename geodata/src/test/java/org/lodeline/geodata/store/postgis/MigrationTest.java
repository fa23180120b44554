package org.lodeline.geodata.store.postgis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.geotools.api.data.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** A database of each version of the schema opens, with the layers that it had. */
final class MigrationTest {
  private static final LayerDefinition NOTES =
      new LayerDefinition(
          "notes", "t", "d", null, List.of(TestLayers.field("text", Field.Type.STRING)));

  private static FluentConfiguration flyway(String url) {
    return Flyway.configure()
        .dataSource(url, null, null)
        .schemas("lodeline")
        .locations("classpath:org/lodeline/geodata/store/postgis/migration")
        .javaMigrations(new LetterTable());
  }

  static Stream<String> versions() {
    return Arrays.stream(flyway(TestPostgres.newDatabase()).load().info().all())
        .filter(MigrationInfo::isVersioned)
        .map(migration -> migration.getVersion().getVersion());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aDatabaseOfAnEarlierVersion_keepsItsLayers(String version) throws Exception {
    String url = TestPostgres.newDatabase();
    flyway(url).target(version).load().migrate();
    addNotes(url);

    try (PostGisStore store = TestLayers.open(url)) {
      assertThat(store.definitions()).contains(NOTES);
      assertThat(TestLayers.ids(store, new Query(NOTES.id()))).containsExactly("one");
    }
    assertThat(flyway(url).load().info().pending()).isEmpty();
  }

  /** As that version stored it. */
  private static void addNotes(String url) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement layer =
            connection.prepareStatement(
                "INSERT INTO lodeline.layer (id, definition) VALUES ('notes', CAST(? AS jsonb))"
                    + " RETURNING number");
        Statement statement = connection.createStatement()) {
      layer.setString(1, Resources.JSON.writeValueAsString(NOTES));
      try (ResultSet row = layer.executeQuery()) {
        row.next();
        String table = "lodeline.\"notes_" + row.getLong(1) + "\"";
        statement.execute(
            "CREATE TABLE " + table + " (id text COLLATE \"C\" PRIMARY KEY, text text)");
        statement.execute("INSERT INTO " + table + " VALUES ('one', 'first')");
      }
    }
  }
}

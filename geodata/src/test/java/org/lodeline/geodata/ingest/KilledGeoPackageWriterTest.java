package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.lodeline.geodata.catalog.LayerStore;

/** Processes killed while they write to a GeoPackage. */
class KilledGeoPackageWriterTest extends KilledWriterContract {
  @Override
  ImportFixture open() {
    return ImportFixture.in(folder);
  }

  @Override
  LayerStore openSeeded() {
    return EmbeddedStore.open(folder).store();
  }

  @Override
  boolean isSeeded() {
    return Files.exists(folder.resolve(EmbeddedStore.FILE_NAME));
  }

  @Override
  void removeSeeded() throws IOException {
    Files.deleteIfExists(folder.resolve(EmbeddedStore.FILE_NAME));
  }

  @Override
  List<String> where(boolean seeded) {
    return List.of();
  }

  @Override
  void assertSound() throws IOException, SQLException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.gpkg")) {
      for (Path file : files) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
          assertThat(row.getString(1)).isEqualTo("ok");
        }
      }
    }
    if (isSeeded()) {
      assertThat(folder).isDirectoryNotContaining("glob:**lodeline-seeding-*");
    }
  }
}

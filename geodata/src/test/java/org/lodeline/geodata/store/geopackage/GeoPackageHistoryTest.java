package org.lodeline.geodata.store.geopackage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.store.HistoryContract;

/** The history of the embedded store. */
class GeoPackageHistoryTest extends HistoryContract {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("store.gpkg");
  }

  @Override
  protected LayerStore open() {
    if (!Files.exists(file())) {
      GeoPackageDataStore.create(file(), Map.of(LAYER.featureType(), List.of()));
    }
    return GeoPackageDataStore.open(file(), List.of(LAYER));
  }

  @Override
  protected Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  @Override
  protected String table() {
    return "lodeline_history";
  }
}

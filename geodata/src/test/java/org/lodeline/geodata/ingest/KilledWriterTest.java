package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.geotools.api.data.Transaction;
import org.geotools.data.DefaultTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/** A process that is killed at any moment leaves whole layers and every write that it told of. */
class KilledWriterTest {
  /** How often; more with {@code -Dlodeline.kills=50}. */
  private static final int KILLS = Integer.getInteger("lodeline.kills", 4);

  @TempDir Path folder;
  private final Random random = new Random(1);

  @Test
  void everyEditThatWasAcknowledged_isThere() throws Exception {
    Set<String> acknowledged = new HashSet<>();
    try (ImportFixture imports = ImportFixture.in(folder)) {
      imports.run(imports.file("sites.csv", "id,lon,lat,name\nfirst,1,2,x\n"));
    }
    acknowledged.add("first");
    for (int i = 0; i < KILLS; i++) {
      acknowledged.addAll(killAfter(random.nextInt(1500), "edit"));

      assertWhole("store.gpkg");
      try (ImportFixture imports = ImportFixture.in(folder)) {
        assertThat(imports.ids("sites")).containsAll(acknowledged);
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(1);
  }

  @Test
  void aLayerThatWasBeingImported_isThereWholeOrNotAtAll() throws Exception {
    int rows = 30_000;
    MrdsLikeFile.write(folder.resolve("large.csv"), rows);
    try (ImportFixture imports = ImportFixture.in(folder)) {
      imports.run(imports.file("sites.csv", "id,lon,lat,name\nfirst,1,2,x\n"));
    }
    for (int i = 0; i < KILLS; i++) {
      List<String> told = killAfter(500 + random.nextInt(1500), "CREATE");

      assertWhole("store.gpkg");
      try (ImportFixture imports = ImportFixture.in(folder)) {
        assertThat(imports.ids("sites")).containsExactly("first");
        boolean there = imports.layers().contains("large");
        assertThat(there || told.isEmpty()).isTrue();
        if (there) {
          assertThat(imports.features("large")).hasSize(rows);
          try (Transaction transaction = new DefaultTransaction()) {
            imports.store().remove("large", transaction);
            transaction.commit();
          }
        }
      }
    }
  }

  @Test
  void aLayerInPostGisThatWasBeingReplaced_isAsItWasOrWholeAnew() throws Exception {
    int rows = 20_000;
    String database = TestPostgres.newDatabase();
    try (ImportFixture imports = ImportFixture.inPostGis(folder, database)) {
      MrdsLikeFile.write(folder.resolve("large.csv"), 100);
      imports.run(folder.resolve("large.csv"));
    }
    MrdsLikeFile.write(folder.resolve("large.csv"), rows);
    int size = 100;
    for (int i = 0; i < KILLS; i++) {
      List<String> told = killAfter(random.nextInt(4000), "REPLACE", database);

      try (ImportFixture imports = ImportFixture.inPostGis(folder, database)) {
        int found = imports.features("large").size();
        assertThat(found).isIn(told.isEmpty() ? List.of(size, rows) : List.of(rows));
        size = found;
      }
    }
    // Nothing that the killed ones held keeps the next from its work.
    try (ImportFixture imports = ImportFixture.inPostGis(folder, database)) {
      MrdsLikeFile.write(folder.resolve("large.csv"), 100);
      imports.run(ImportFixture.request(folder.resolve("large.csv"), Mode.REPLACE, ""));
      assertThat(imports.features("large")).hasSize(100);
    }
  }

  @Test
  void aStoreThatWasBeingSeeded_isWholeAtTheNextStart() throws Exception {
    Map<String, Integer> expected =
        Seeder.features().entrySet().stream()
            .collect(
                Collectors.toMap(
                    layer -> layer.getKey().getTypeName(), layer -> layer.getValue().size()));
    Path store = folder.resolve(EmbeddedStore.FILE_NAME);
    for (int i = 0; i < KILLS; i++) {
      Files.deleteIfExists(store);
      List<String> told = killAfter(random.nextInt(6000), "seed");

      assertThat(Files.exists(store) || told.isEmpty()).isTrue();
      try (Catalog catalog = EmbeddedStore.open(folder)) {
        Map<String, Integer> found = new HashMap<>();
        for (Layer layer : catalog.layers()) {
          found.put(layer.id(), layer.source().getFeatures().size());
        }
        assertThat(found).isEqualTo(expected);
      }
      assertWhole(EmbeddedStore.FILE_NAME);
      assertThat(folder).isDirectoryNotContaining("glob:**lodeline-seeding-*");
    }
  }

  /** Starts a writer, kills it so long after it began to write, and gives what it told of. */
  private List<String> killAfter(int millis, String... what) throws Exception {
    Path told = folder.resolve("told");
    Path log = folder.resolve("log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                folder.toString()));
    command.addAll(List.of(what));
    Process process =
        new ProcessBuilder(command)
            .redirectError(log.toFile())
            .redirectOutput(told.toFile())
            .start();
    while (!Files.readString(told).startsWith("ready")) {
      assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
      Thread.sleep(10);
    }
    Thread.sleep(millis);
    process.destroyForcibly().waitFor();
    // A line that was cut short is one that was not told.
    return Files.readAllLines(told).stream()
        .filter(line -> line.endsWith("."))
        .map(line -> line.substring(0, line.length() - 1))
        .toList();
  }

  private void assertWhole(String file) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(row.getString(1)).isEqualTo("ok");
    }
  }
}

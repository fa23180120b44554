package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.geotools.api.data.Transaction;
import org.geotools.data.DefaultTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

      assertWhole();
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
      List<String> told = killAfter(500 + random.nextInt(1500), "import");

      assertWhole();
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

  /** Starts a writer, kills it so long after it began to write, and gives what it told of. */
  private List<String> killAfter(int millis, String what) throws Exception {
    Path told = folder.resolve("told");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                folder.toString(),
                what)
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    while (!Files.readString(told).startsWith("ready")) {
      assertThat(process.isAlive()).as(Files.readString(told)).isTrue();
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

  private void assertWhole() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.gpkg"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(row.getString(1)).isEqualTo("ok");
    }
  }
}

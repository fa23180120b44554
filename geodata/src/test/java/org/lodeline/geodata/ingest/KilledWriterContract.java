package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.geotools.api.data.Transaction;
import org.geotools.data.DefaultTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/**
 * What every store promises of a process that is killed at any moment: it leaves whole layers and
 * every write that it told of.
 */
abstract class KilledWriterContract {
  /** How often; more with {@code -Dlodeline.kills=50}. */
  private static final int KILLS = Integer.getInteger("lodeline.kills", 2);

  @TempDir Path folder;
  private final Random random = new Random(1);

  /** Opens the store of imports: a new one at first, and later in a test the same one again. */
  abstract ImportFixture open();

  /** Opens the store that a server has, which is seeded where it is not. */
  abstract LayerStore openSeeded();

  /** Whether that store is there already, with layers. */
  abstract boolean isSeeded() throws Exception;

  /** Takes that store away, so that it is seeded anew. */
  abstract void removeSeeded() throws Exception;

  /** How {@link EndlessWriter} is told of either store, besides the folder. */
  abstract List<String> where(boolean seeded);

  /** That what is on the disk is sound. */
  abstract void assertSound() throws Exception;

  @Test
  void everyEditThatWasAcknowledged_isThere() throws Exception {
    Set<String> acknowledged = new HashSet<>();
    try (ImportFixture imports = open()) {
      imports.run(imports.file("sites.csv", "id,lon,lat,name\nfirst,1,2,x\n"));
    }
    acknowledged.add("first");
    for (int i = 0; i < KILLS; i++) {
      acknowledged.addAll(killAfter(random.nextInt(1500), "edit"));

      assertSound();
      try (ImportFixture imports = open()) {
        assertThat(imports.ids("sites")).containsAll(acknowledged);
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(1);
  }

  @Test
  void aLayerThatWasBeingImported_isThereWholeOrNotAtAll() throws Exception {
    int rows = 30_000;
    MrdsLikeFile.write(folder.resolve("large.csv"), rows);
    try (ImportFixture imports = open()) {
      imports.run(imports.file("sites.csv", "id,lon,lat,name\nfirst,1,2,x\n"));
    }
    for (int i = 0; i < KILLS; i++) {
      List<String> told = killAfter(random.nextInt(3000), "CREATE");

      assertSound();
      try (ImportFixture imports = open()) {
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
  void aLayerThatWasBeingReplaced_isAsItWasOrWholeAnew() throws Exception {
    int rows = 20_000;
    try (ImportFixture imports = open()) {
      MrdsLikeFile.write(folder.resolve("large.csv"), 100);
      imports.run(folder.resolve("large.csv"));
    }
    MrdsLikeFile.write(folder.resolve("large.csv"), rows);
    int size = 100;
    for (int i = 0; i < KILLS; i++) {
      List<String> told = killAfter(random.nextInt(3000), "REPLACE");

      assertSound();
      try (ImportFixture imports = open()) {
        int found = imports.features("large").size();
        assertThat(found).isIn(told.isEmpty() ? List.of(size, rows) : List.of(rows));
        size = found;
      }
    }
    // Nothing that the killed ones held keeps the next from its work.
    try (ImportFixture imports = open()) {
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
    for (int i = 0; i < KILLS; i++) {
      removeSeeded();
      List<String> told = killAfter(random.nextInt(5000), "seed");

      assertThat(isSeeded() || told.isEmpty()).isTrue();
      try (LayerStore store = openSeeded()) {
        Map<String, Integer> found = new HashMap<>();
        for (Layer layer : store.layers()) {
          found.put(layer.id(), layer.features().size());
        }
        assertThat(found).isEqualTo(expected);
      }
      assertSound();
    }
  }

  /** Starts a writer, kills it so long after it began to write, and gives what it told of. */
  private List<String> killAfter(int millis, String what) throws Exception {
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
                folder.toString(),
                what));
    command.addAll(where(what.equals("seed")));
    Process process =
        new ProcessBuilder(command)
            .redirectError(log.toFile())
            .redirectOutput(told.toFile())
            .start();
    while (!Files.readString(told).startsWith("ready")) {
      assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).as(Files.readString(log)).isFalse();
    }
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
    process.destroyForcibly().waitFor();
    // A line that was cut short is one that was not told.
    return Files.readAllLines(told).stream()
        .filter(line -> line.endsWith("."))
        .map(line -> line.substring(0, line.length() - 1))
        .toList();
  }
}

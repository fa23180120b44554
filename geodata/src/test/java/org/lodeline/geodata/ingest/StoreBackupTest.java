package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.data.DefaultTransaction;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.catalog.Catalog;

/** The embedded store is copied while it is edited, and brought back. */
final class StoreBackupTest {
  private static final int EDITS_BEFORE = 20;

  @TempDir static Path seeded;
  @TempDir Path folder;
  private Path file;
  private Path backup;

  @BeforeAll
  static void seed() {
    EmbeddedStore.open(seeded).close();
  }

  @BeforeEach
  void copy() throws IOException {
    file = folder.resolve(EmbeddedStore.FILE_NAME);
    backup = folder.resolve("backup.gpkg");
    Files.copy(seeded.resolve(EmbeddedStore.FILE_NAME), file);
  }

  @Test
  void aBackupDuringEdits_hasEveryEditThatWasAcknowledgedBefore() throws Exception {
    AtomicInteger acknowledged = new AtomicInteger();
    AtomicBoolean ends = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(EDITS_BEFORE);
    int before;
    try (Catalog catalog = EmbeddedStore.open(folder)) {
      CompletableFuture<Void> edits =
          CompletableFuture.runAsync(
              () -> {
                while (!ends.get()) {
                  name(catalog, String.valueOf(acknowledged.get() + 1));
                  acknowledged.incrementAndGet();
                  begun.countDown();
                }
              });
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      before = acknowledged.get();
      StoreBackup.write(folder, backup);
      int after = acknowledged.get();
      ends.set(true);
      edits.join();
      assertThat(after).as("edits went on").isGreaterThanOrEqualTo(before);
    }
    Path elsewhere = folder.resolve("elsewhere");
    assertThat(StoreBackup.restore(elsewhere, backup)).isEmpty();

    assertThat(Integer.parseInt(nameIn(elsewhere)))
        .isBetween(before, acknowledged.get())
        .isGreaterThanOrEqualTo(EDITS_BEFORE);
  }

  @Test
  void aRestore_bringsTheBackupBack_andKeepsTheStoreAsItWas() throws IOException {
    edit("before the backup");
    StoreBackup.write(folder, backup);
    edit("after the backup");

    Path kept = StoreBackup.restore(folder, backup).orElseThrow();

    assertThat(nameIn(folder)).isEqualTo("before the backup");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.move(kept, elsewhere.resolve(EmbeddedStore.FILE_NAME));
    assertThat(nameIn(elsewhere)).isEqualTo("after the backup");
    assertThat(backup).exists();
  }

  @Test
  void aStoreInUse_isNotReplaced() throws IOException {
    StoreBackup.write(folder, backup);
    byte[] before = Files.readAllBytes(file);
    try (Catalog catalog = EmbeddedStore.open(folder)) {
      EmbeddedStore.open(folder).close();
      assertThat(catalog.layers()).isNotEmpty();
      assertThatThrownBy(() -> StoreBackup.restore(folder, backup))
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
          .hasMessageContaining("stop it first");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);

    assertThat(StoreBackup.restore(folder, backup)).as("once it is closed").isPresent();
  }

  @Test
  void aStoreThatAnotherProcessUses_isNotReplaced() throws Exception {
    StoreBackup.write(folder, backup);
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenStore.class.getName(),
                folder.toString(),
                "wait")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(server.inputReader(StandardCharsets.UTF_8).readLine()).isNotNull();
      assertThatThrownBy(() -> StoreBackup.restore(folder, backup))
          .hasMessageContaining("stop it first");
    } finally {
      server.destroyForcibly().waitFor();
    }
    assertThat(StoreBackup.restore(folder, backup)).isPresent();
  }

  @Test
  void whatIsNoBackup_isRefused_andTheStoreStaysAsItIs() throws IOException, SQLException {
    byte[] before = Files.readAllBytes(file);
    Path text = Files.writeString(folder.resolve("text"), "no database ".repeat(1_000));
    Path cut = folder.resolve("cut");
    Files.write(cut, Arrays.copyOf(before, before.length / 2));
    Path theirs = folder.resolve("theirs");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + theirs);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA application_id = " + 0x47504B47);
      statement.executeUpdate("CREATE TABLE theirs (fid INTEGER PRIMARY KEY)");
    }

    for (Path wrong : List.of(text, cut, theirs)) {
      assertThatThrownBy(() -> StoreBackup.restore(folder, wrong))
          .as(wrong.toString())
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN_DATA));
    }
    assertThatThrownBy(() -> StoreBackup.restore(folder, folder.resolve("absent")))
        .isInstanceOf(LodelineException.class);
    assertThatThrownBy(() -> StoreBackup.write(folder.resolve("absent"), backup))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("there is no store");
    assertThatThrownBy(() -> StoreBackup.write(folder, folder.resolve("absent/backup")))
        .isInstanceOfSatisfying(
            LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              EmbeddedStore.FILE_NAME, ".lodeline.gpkg.lock", "text", "cut", "theirs");
    }
  }

  @Test
  void whatAKilledWriterLeft_isUndoneByTheNextStart() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      // So small that changes are written to the file before they are committed.
      statement.execute("PRAGMA cache_size = 5");
      connection.setAutoCommit(false);
      statement.executeUpdate("UPDATE production SET share = 9");
      for (String name : List.of(EmbeddedStore.FILE_NAME, EmbeddedStore.FILE_NAME + "-journal")) {
        Files.copy(folder.resolve(name), elsewhere.resolve(name));
      }
      connection.rollback();
    }

    try (Catalog catalog = EmbeddedStore.open(elsewhere)) {
      assertThat(catalog.features("production"))
          .isNotEmpty()
          .noneMatch(feature -> Double.valueOf(9).equals(feature.getAttribute("share")));
    }
    assertThat(elsewhere.resolve(EmbeddedStore.FILE_NAME + "-journal")).doesNotExist();
  }

  private void edit(String name) {
    try (Catalog catalog = EmbeddedStore.open(folder)) {
      name(catalog, name);
    }
  }

  private static void name(Catalog catalog, String name) {
    try (Transaction transaction = new DefaultTransaction()) {
      SimpleFeatureStore deposits = (SimpleFeatureStore) catalog.store().source("deposits");
      deposits.setTransaction(transaction);
      deposits.modifyFeatures(
          "name", name, CommonFactoryFinder.getFilterFactory().id(new FeatureIdImpl("altmark")));
      transaction.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameIn(Path folder) {
    try (Catalog catalog = EmbeddedStore.open(folder)) {
      return String.valueOf(catalog.featuresWithId("altmark").get(0).getAttribute("name"));
    }
  }
}

package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Change;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;

class EmbeddedStoreTest {
  private static final String LEFTOVER = "lodeline-seeding-123.gpkg";

  @TempDir static Path shared;
  private static Path folder = Path.of("");

  /** The first start finds no folder, and what a killed start left behind in another. */
  @BeforeAll
  static void firstStart() throws IOException {
    folder = Files.createDirectories(shared.resolve("data").resolve("deep"));
    Files.writeString(folder.resolve(LEFTOVER), "half a store");
    EmbeddedStore.open(folder).close();
  }

  static Stream<String> facts() {
    return BundledLayers.facts().keySet().stream();
  }

  @Test
  void theFirstStart_makesOneFileWithEveryLayer() throws IOException {
    try (Catalog catalog = EmbeddedStore.open(folder)) {
      assertThat(catalog.layers())
          .extracting(Layer::id)
          .containsExactlyElementsOf(
              BundledLayers.definitions().stream().map(LayerDefinition::id).toList());
      for (Layer layer : catalog.layers()) {
        assertThat(read(layer)).as(layer.id()).isNotEmpty();
      }
    }
    assertThat(storesIn(folder)).containsExactly(EmbeddedStore.FILE_NAME);
  }

  @Test
  void whatAKilledStartLeft_isRemoved() {
    assertThat(folder.resolve(LEFTOVER)).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void theStore_holdsTheBundledFacts(String layer) throws IOException {
    List<SimpleFeature> bundled = new ArrayList<>(TestNetworks.features(layer));
    bundled.sort(Comparator.comparing(SimpleFeature::getID));
    try (Catalog catalog = EmbeddedStore.open(folder)) {
      List<SimpleFeature> stored = read(catalog.require(layer));

      assertThat(stored)
          .extracting(SimpleFeature::getID)
          .isEqualTo(bundled.stream().map(SimpleFeature::getID).toList());
      for (int i = 0; i < stored.size(); i++) {
        assertThat(stored.get(i).getAttributes())
            .as(stored.get(i).getID())
            .isEqualTo(bundled.get(i).getAttributes());
      }
    }
  }

  @Test
  void aSecondStart_readsTheSameStore() throws IOException {
    Path file = folder.resolve(EmbeddedStore.FILE_NAME);
    byte[] bytes = Files.readAllBytes(file);
    try (Catalog first = EmbeddedStore.open(folder);
        Catalog second = EmbeddedStore.open(folder)) {
      assertThat(second.require("corridors").version())
          .isEqualTo(first.require("corridors").version());
      List<SimpleFeature> before = read(first.require("corridors"));
      List<SimpleFeature> after = read(second.require("corridors"));
      assertThat(after).hasSameSizeAs(before);
      for (int i = 0; i < after.size(); i++) {
        assertThat(after.get(i).getID()).isEqualTo(before.get(i).getID());
        assertThat(after.get(i).getAttributes()).isEqualTo(before.get(i).getAttributes());
      }
      assertThat(second.featuresWithId("altmark"))
          .singleElement()
          .satisfies(
              altmark -> assertThat(altmark.getFeatureType().getTypeName()).isEqualTo("deposits"));
    }

    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aFileInPlaceOfTheFolder_makesTheStoreUnavailable(@TempDir Path elsewhere)
      throws IOException {
    Path taken = Files.writeString(elsewhere.resolve("data"), "not a folder");

    for (Path unusable : List.of(taken, taken.resolve("below"))) {
      assertThatThrownBy(() -> EmbeddedStore.open(unusable))
          .isInstanceOfSatisfying(
              LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
          .hasMessageContaining(unusable.toString());
    }
    assertThat(taken).hasContent("not a folder");
  }

  @Test
  void aDamagedStore_isReportedAndLeftAsItIs(@TempDir Path elsewhere) throws IOException {
    Path file = Files.writeString(elsewhere.resolve(EmbeddedStore.FILE_NAME), "not a database");

    assertThatThrownBy(() -> EmbeddedStore.open(elsewhere))
        .isInstanceOfSatisfying(
            LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN_DATA))
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent("not a database");
  }

  @Test
  void twoProgramsThatStartAtOnce_endWithOneWholeStore(@TempDir Path elsewhere)
      throws IOException, InterruptedException {
    Process one = start(elsewhere);
    Process other = start(elsewhere);
    String said = output(one) + output(other);

    assertThat(List.of(one.waitFor(), other.waitFor())).as(said).containsExactly(0, 0);
    int layers = BundledLayers.definitions().size();
    assertThat(said.lines().filter(line -> line.equals(layers + " layers"))).as(said).hasSize(2);
    assertThat(storesIn(elsewhere)).containsExactly(EmbeddedStore.FILE_NAME);
    try (Catalog catalog = EmbeddedStore.open(elsewhere);
        Catalog usual = EmbeddedStore.open(folder)) {
      assertThat(read(catalog.require("corridors")))
          .hasSameSizeAs(read(usual.require("corridors")));
    }
  }

  /** As tests and programs that embed the server do. */
  @Test
  void twoThreadsThatOpenAtOnce_shareOneStore(@TempDir Path elsewhere) throws IOException {
    List<Integer> layers =
        Stream.of(elsewhere, elsewhere)
            .map(folder -> CompletableFuture.supplyAsync(() -> layersIn(folder)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    int all = BundledLayers.definitions().size();
    assertThat(layers).containsExactly(all, all);
    assertThat(storesIn(elsewhere)).containsExactly(EmbeddedStore.FILE_NAME);
  }

  @Test
  void aStoreOfAnEarlierVersion_getsTheLayersOfThisOneAndKeepsWhatPeopleDid(@TempDir Path elsewhere)
      throws IOException, SQLException {
    Path file = elsewhere.resolve(EmbeddedStore.FILE_NAME);
    Files.copy(folder.resolve(EmbeddedStore.FILE_NAME), file);
    edit("deposits", "altmark", elsewhere);
    makeOlder(file);

    try (Catalog catalog = EmbeddedStore.open(elsewhere);
        Catalog usual = EmbeddedStore.open(folder)) {
      for (Layer layer : usual.layers()) {
        assertThat(read(catalog.require(layer.id()))).as(layer.id()).hasSameSizeAs(read(layer));
      }
      SimpleFeature edited = catalog.featuresWithId("altmark").get(0);
      assertThat(edited.getAttribute("operator")).isEqualTo("Somebody else");
      assertThat(edited.getAttribute("resource_id")).isNull();
      assertThat(catalog.featuresWithId("mount-weld").get(0).getAttribute("operator"))
          .isEqualTo(usual.featuresWithId("mount-weld").get(0).getAttribute("operator"));
      assertThat(catalog.store().history().orElseThrow().of("deposits", "altmark", 0, 9))
          .hasSize(1);
    }
    assertThat(elsewhere.resolve(EmbeddedStore.BEFORE_NAME)).exists();
    byte[] renewed = Files.readAllBytes(file);
    EmbeddedStore.open(elsewhere).close();
    assertThat(Files.readAllBytes(file)).as("renewed once").isEqualTo(renewed);
  }

  @Test
  void aGeoPackageOfSomebodyElse_isNotRenewed(@TempDir Path elsewhere) throws SQLException {
    Path file = elsewhere.resolve(EmbeddedStore.FILE_NAME);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA application_id = " + 0x47504B47);
      statement.executeUpdate("CREATE TABLE theirs (fid INTEGER PRIMARY KEY)");
      statement.executeUpdate("CREATE TABLE gpkg_contents (table_name TEXT, last_change TEXT)");
    }

    assertThatThrownBy(() -> EmbeddedStore.open(elsewhere))
        .isInstanceOfSatisfying(
            LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN_DATA));
    assertThat(elsewhere.resolve(EmbeddedStore.BEFORE_NAME)).doesNotExist();
  }

  private static void edit(String layer, String id, Path folder) throws IOException {
    try (Catalog catalog = EmbeddedStore.open(folder);
        Transaction transaction = new DefaultTransaction()) {
      SimpleFeatureStore features = (SimpleFeatureStore) catalog.store().source(layer);
      features.setTransaction(transaction);
      features.modifyFeatures(
          "operator",
          "Somebody else",
          CommonFactoryFinder.getFilterFactory().id(new FeatureIdImpl(id)));
      catalog
          .store()
          .history()
          .orElseThrow()
          .append(
              new Change(0, layer, id, Instant.now(), "ada", Change.Action.UPDATE, "{}", "{}"),
              transaction);
      transaction.commit();
    }
  }

  /** Takes away a column and a table that came later, and changes a row that nobody edited. */
  private static void makeOlder(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("ALTER TABLE deposits DROP COLUMN resource_id");
      statement.executeUpdate("UPDATE deposits SET operator = 'Old' WHERE id = 'mount-weld'");
      statement.executeUpdate("DROP TABLE sources");
      statement.executeUpdate("DELETE FROM gpkg_ogr_contents WHERE table_name = 'sources'");
      statement.executeUpdate("DELETE FROM gpkg_contents WHERE table_name = 'sources'");
    }
  }

  private static int layersIn(Path folder) {
    try (Catalog catalog = EmbeddedStore.open(folder)) {
      return catalog.layers().size();
    }
  }

  private static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            OpenStore.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<String> storesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(n -> n.endsWith(".gpkg"))
          .toList();
    }
  }

  private static List<SimpleFeature> read(Layer layer) throws IOException {
    List<SimpleFeature> features = new ArrayList<>();
    try (SimpleFeatureIterator iterator = layer.source().getFeatures().features()) {
      while (iterator.hasNext()) {
        features.add(iterator.next());
      }
    }
    return features;
  }
}

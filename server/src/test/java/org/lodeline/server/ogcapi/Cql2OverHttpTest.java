package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.ogcapi.ItemsTest.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.erml.ErmlViews;
import org.lodeline.geodata.filter.cql2.AbstractTestSuite;
import org.lodeline.geodata.filter.cql2.AbstractTestSuite.Case;
import org.lodeline.geodata.filter.cql2.JsonWriter;
import org.lodeline.geodata.ingest.ImportProgress;
import org.lodeline.geodata.ingest.ImportRequest;
import org.lodeline.geodata.ingest.Importer;
import org.lodeline.geodata.ingest.Mapping;
import org.lodeline.geodata.store.geopackage.GeoPackageDataStore;
import org.lodeline.geodata.store.postgis.PostGisStore;
import org.lodeline.geodata.supply.LiveSupply;
import org.lodeline.server.http.EmbedHosts;
import org.lodeline.server.http.Problems;
import org.lodeline.server.http.StandardHeaders;
import org.lodeline.server.selection.FeatureSelection;

/**
 * The abstract test suite of CQL2 as clients ask it: its file imported into each store, and every
 * filter sent over HTTP, in text and in JSON.
 */
class Cql2OverHttpTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Map<String, Javalin> SERVERS = new LinkedHashMap<>();
  private static final List<LayerStore> STORES = new ArrayList<>();

  @TempDir static Path folder;

  @BeforeAll
  static void serve() throws IOException {
    Path file = folder.resolve("ne110m4cql2.gpkg");
    AbstractTestSuite.copyLayers(file);
    Path store = folder.resolve("store.gpkg");
    GeoPackageDataStore.create(store, Map.of());
    serve("GeoPackage", GeoPackageDataStore.open(store, List.of()), file);
    serve(
        "PostGIS",
        PostGisStore.open(
            "--database", TestPostgres.newDatabase(), Map.of(), 0, (empty, transaction) -> {}),
        file);
  }

  private static void serve(String name, LayerStore store, Path file) {
    STORES.add(store);
    Importer.run(store, request(file), ImportProgress.SILENT);
    Catalog catalog = new Catalog(store);
    FeatureSelection selection =
        new FeatureSelection(catalog, new LiveSupply(catalog, World::load));
    SERVERS.put(
        name,
        Javalin.create(
                config -> {
                  new OgcRoutes(catalog, new ErmlViews(catalog), selection, ApiRights.OPEN, "1")
                      .register(config.routes);
                  Problems.register(config, new StandardHeaders("", EmbedHosts.ALL));
                })
            .start("127.0.0.1", 0));
  }

  private static ImportRequest request(Path file) {
    return new ImportRequest(
        file,
        Optional.empty(),
        Mapping.NONE,
        Optional.empty(),
        ImportRequest.Mode.CREATE,
        "",
        true,
        false);
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(Javalin::stop);
    STORES.forEach(LayerStore::close);
  }

  static Stream<Arguments> cases() throws IOException {
    List<Case> cases = AbstractTestSuite.cases();
    return Stream.of("GeoPackage", "PostGIS")
        .flatMap(store -> cases.stream().map(wanted -> Arguments.of(store, wanted)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyCase_givesItsCountInTextAndInJson(String store, Case wanted) throws Exception {
    assertThat(matched(store, wanted.layer(), "filter=" + encoded(wanted.filter())))
        .isEqualTo(wanted.expected());
    String json = JsonWriter.json(wanted.filter());
    assertThat(matched(store, wanted.layer(), "filter-lang=cql2-json&filter=" + encoded(json)))
        .isEqualTo(wanted.expected());
  }

  private static int matched(String store, String layer, String query)
      throws IOException, InterruptedException {
    URI uri =
        URI.create(
            "http://127.0.0.1:"
                + Objects.requireNonNull(SERVERS.get(store)).port()
                + "/ogc/collections/"
                + layer
                + "/items?limit=1&"
                + query);
    String body = CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    JsonNode page = Resources.JSON.readTree(body);
    assertThat(page.path("numberMatched").isInt()).as(body).isTrue();
    return page.path("numberMatched").asInt();
  }
}

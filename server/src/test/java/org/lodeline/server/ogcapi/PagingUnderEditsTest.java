package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.Id;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.util.factory.Hints;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.erml.ErmlViews;
import org.lodeline.geodata.store.geopackage.GeoPackageDataStore;
import org.lodeline.geodata.store.postgis.PostGisStore;
import org.lodeline.geodata.supply.LiveSupply;
import org.lodeline.server.http.EmbedHosts;
import org.lodeline.server.http.Problems;
import org.lodeline.server.http.StandardHeaders;
import org.lodeline.server.selection.FeatureSelection;

class PagingUnderEditsTest {
  private static final int FEATURES = 300_000;
  private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
  private static final LayerDefinition POINTS =
      new LayerDefinition(
          "points",
          "Points",
          "",
          "Point",
          List.of(Field.plain("rank", "Rank", Field.Type.INTEGER)));
  private static final SimpleFeatureType TYPE = POINTS.featureType();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"GeoPackage", "PostGIS"})
  void aWalk_seesEachFeatureThatWasThereThroughoutExactlyOnce(String kind) throws Exception {
    List<SimpleFeature> features =
        IntStream.range(0, FEATURES).mapToObj(i -> point(id(i))).toList();
    try (LayerStore store = kind.equals("PostGIS") ? postGis(features) : geoPackage(features)) {
      Javalin server = serve(store);
      AtomicBoolean walking = new AtomicBoolean(true);
      CompletableFuture<Integer> edits = CompletableFuture.supplyAsync(() -> edit(store, walking));
      try {
        List<String> seen = walk(server.port());
        walking.set(false);

        assertThat(edits.join()).isGreaterThan(20);
        assertThat(seen).doesNotHaveDuplicates();
        // One in ten is edited away; all others were there from the first page to the last.
        assertThat(seen.stream().filter(PagingUnderEditsTest::stays).toList())
            .isEqualTo(
                IntStream.range(0, FEATURES)
                    .mapToObj(PagingUnderEditsTest::id)
                    .filter(PagingUnderEditsTest::stays)
                    .toList());
      } finally {
        walking.set(false);
        edits.join();
        server.stop();
      }
    }
  }

  private LayerStore geoPackage(List<SimpleFeature> features) {
    Path file = folder.resolve("points.gpkg");
    GeoPackageDataStore.create(file, Map.of(TYPE, features));
    return GeoPackageDataStore.open(file, List.of(POINTS));
  }

  private static LayerStore postGis(List<SimpleFeature> features) {
    return PostGisStore.open(
        "--database",
        TestPostgres.newDatabase(),
        Map.of(),
        64_000_000,
        (store, transaction) -> {
          store.create(POINTS, transaction);
          SimpleFeatureStore points = (SimpleFeatureStore) store.source("points");
          points.setTransaction(transaction);
          points.addFeatures(new ListFeatureCollection(TYPE, features));
        });
  }

  private static Javalin serve(LayerStore store) {
    Catalog catalog = new Catalog(store);
    FeatureSelection selection =
        new FeatureSelection(catalog, new LiveSupply(catalog, World::load));
    return Javalin.create(
            config -> {
              new OgcRoutes(catalog, new ErmlViews(catalog), selection, ApiRights.OPEN, "1")
                  .register(config.routes);
              Problems.register(config, new StandardHeaders("", EmbedHosts.ALL));
            })
        .start("127.0.0.1", 0);
  }

  private static List<String> walk(int port) throws IOException, InterruptedException {
    List<String> seen = new ArrayList<>();
    String url = "http://127.0.0.1:" + port + "/ogc/collections/points/items?limit=10000";
    while (!url.isEmpty()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      JsonNode page =
          Resources.JSON.readTree(
              HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
      seen.addAll(ItemsTest.ids(page));
      url = DocumentsTest.link(page, "next");
    }
    return seen;
  }

  /** Adds, changes and removes features all over the layer, until the walk is over. */
  private static int edit(LayerStore store, AtomicBoolean walking) {
    Random random = new Random(7);
    int edits = 0;
    try {
      while (walking.get()) {
        int i = random.nextInt(FEATURES);
        try (Transaction transaction = new DefaultTransaction()) {
          SimpleFeatureStore points = (SimpleFeatureStore) store.source("points");
          points.setTransaction(transaction);
          points.addFeatures(DataUtilities.collection(point(id(i) + "-new-" + edits)));
          points.modifyFeatures("rank", (long) edits, byId(id(i)));
          points.removeFeatures(byId(id(i / 10 * 10)));
          transaction.commit();
        }
        edits++;
      }
      return edits;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Id byId(String id) {
    return FILTERS.id(FILTERS.featureId(id));
  }

  private static String id(int i) {
    return String.format("p%06d", i);
  }

  private static boolean stays(String id) {
    return !id.endsWith("0") && id.length() == 7;
  }

  private static SimpleFeature point(String id) {
    int i = Integer.parseInt(id.substring(1, 7));
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(TYPE);
    builder.add(new GeometryFactory().createPoint(new Coordinate(i % 360 - 180.0, i % 171 - 85.0)));
    builder.add((long) i);
    SimpleFeature feature = builder.buildFeature(id);
    feature.getUserData().put(Hints.USE_PROVIDED_FID, true);
    return feature;
  }
}

package org.lodeline.server.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.Name;
import org.geotools.data.store.ContentDataStore;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.DataStoreLayers;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.supply.LiveSupply;
import org.lodeline.server.http.EmbedHosts;
import org.lodeline.server.http.Problems;
import org.lodeline.server.http.StandardHeaders;
import org.lodeline.server.selection.FeatureSelection;

/** What a client sees of a store that fails while it is read. */
final class BrokenStreamTest {
  private static final Logger PROBLEMS = Logger.getLogger(Problems.class.getName());

  @BeforeAll
  static void expectFailuresQuietly() {
    PROBLEMS.setLevel(Level.OFF);
  }

  @AfterAll
  static void listenAgain() {
    PROBLEMS.setLevel(Level.INFO);
  }

  @Test
  void aStoreThatFailsAtOnce_isAnsweredWithAProblem() throws IOException, InterruptedException {
    HttpResponse<String> answer = readLayerFailingAfter(0, "geojson");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).doesNotContain("disk on fire").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"geojson", "geojsonl", "fg.json", "csv", "gml"})
  void aStoreThatFailsOnTheWay_breaksTheConnection_ratherThanEndTheDocument(String extension) {
    assertThatThrownBy(() -> readLayerFailingAfter(20_000, extension))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFormatThatIsWrittenToAFileFirst_isAnsweredWithAProblem()
      throws IOException, InterruptedException {
    HttpResponse<String> answer = readLayerFailingAfter(20_000, "gpkg");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
  }

  private static HttpResponse<String> readLayerFailingAfter(int features, String extension)
      throws IOException, InterruptedException {
    LayerDefinition flows = BundledLayers.definition("flows");
    Catalog catalog =
        new Catalog(new DataStoreLayers(new FailingStore(flows, features), List.of(flows), "1"));
    CatalogDocument document = new CatalogDocument(catalog, World::load, false, "1");
    Javalin javalin =
        Javalin.create(
            config -> {
              new LayerRoutes(
                      catalog,
                      document,
                      new FeatureSelection(catalog, new LiveSupply(catalog, World::load)),
                      "1")
                  .register(config.routes);
              Problems.register(config, new StandardHeaders("", EmbedHosts.ALL));
            });
    javalin.start("127.0.0.1", 0);
    try {
      URI uri = URI.create("http://127.0.0.1:" + javalin.port() + "/layers/flows." + extension);
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } finally {
      javalin.stop();
    }
  }

  /** A store of one layer whose reader throws after so many features. */
  private static final class FailingStore extends ContentDataStore {
    private final LayerDefinition definition;
    private final int features;

    FailingStore(LayerDefinition definition, int features) {
      this.definition = definition;
      this.features = features;
    }

    @Override
    protected List<Name> createTypeNames() {
      return List.of(new NameImpl(definition.id()));
    }

    @Override
    protected ContentFeatureSource createFeatureSource(ContentEntry entry) {
      return new FailingSource(entry, definition.featureType(), features);
    }
  }

  private static final class FailingSource extends ContentFeatureSource {
    private final SimpleFeatureType type;
    private final int features;

    FailingSource(ContentEntry entry, SimpleFeatureType type, int features) {
      super(entry, Query.ALL);
      this.type = type;
      this.features = features;
    }

    @Override
    protected SimpleFeatureType buildFeatureType() {
      return type;
    }

    @Override
    protected ReferencedEnvelope getBoundsInternal(Query query) {
      return new ReferencedEnvelope();
    }

    @Override
    protected int getCountInternal(Query query) {
      return features;
    }

    @Override
    protected FeatureReader<SimpleFeatureType, SimpleFeature> getReaderInternal(Query query) {
      return new FeatureReader<>() {
        private int count;

        @Override
        public SimpleFeatureType getFeatureType() {
          return type;
        }

        @Override
        public SimpleFeature next() {
          return SimpleFeatureBuilder.build(
              type, new Object[type.getAttributeCount()], "f" + count++);
        }

        @Override
        public boolean hasNext() {
          if (count == features) {
            throw new IllegalStateException("disk on fire");
          }
          return true;
        }

        @Override
        public void close() {
          // Holds nothing.
        }
      };
    }
  }
}

package org.lodeline.geodata.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.Predicates;
import org.lodeline.geodata.store.geopackage.GeoPackageDataStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long an edit takes on a layer of 300,000 points in the embedded store, from the beginning of
 * its transaction to its commit on the disk, and how long a page or a box does while edits lie over
 * it. Sample time: the highest percentiles show the edits after which all is packed anew.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class EditBenchmark {
  private static final int FEATURES = 300_000;
  private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
  private static final LayerDefinition SITES =
      new LayerDefinition(
          "sites",
          "Sites",
          "",
          "Point",
          List.of(
              Field.plain("name", "Name", Field.Type.STRING),
              Field.plain("grade", "Grade", Field.Type.NUMBER)));

  private final Random random = new Random(42);
  private Path file;
  private LayerStore store;

  @Setup
  public void fill() throws IOException {
    Path folder = Files.createTempDirectory("edit-benchmark");
    file = folder.resolve("store.gpkg");
    GeometryFactory factory = new GeometryFactory();
    List<SimpleFeature> sites = new ArrayList<>();
    for (int i = 0; i < FEATURES; i++) {
      Coordinate position =
          new Coordinate(random.nextDouble() * 360 - 180, random.nextDouble() * 180 - 90);
      sites.add(
          SimpleFeatureBuilder.build(
              SITES.featureType(),
              Arrays.asList(factory.createPoint(position), "Site " + i, random.nextDouble()),
              id(i)));
    }
    GeoPackageDataStore.create(file, Map.of(SITES.featureType(), sites));
    store = GeoPackageDataStore.open(file, List.of(SITES));
    store.source("sites").getCount(Query.ALL);
  }

  @TearDown
  public void remove() throws IOException {
    store.close();
    Files.delete(file);
    Files.delete(file.getParent());
  }

  @Benchmark
  public void editOfOneFeature() throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      SimpleFeatureStore sites = (SimpleFeatureStore) store.source("sites");
      sites.setTransaction(transaction);
      sites.modifyFeatures("grade", random.nextDouble(), FILTERS.id(new FeatureIdImpl(randomId())));
      transaction.commit();
    }
  }

  @Benchmark
  public void pageOfTen(Blackhole hole) throws IOException {
    Filter further =
        FILTERS.greater(
            Predicates.compared(FILTERS.property("@id"), FILTERS.literal(randomId())),
            FILTERS.literal(0));
    Query page = new Query("sites", further);
    page.setSortBy(SortBy.NATURAL_ORDER);
    page.setMaxFeatures(10);
    read(page, hole);
  }

  @Benchmark
  public void boxOfAThousandth(Blackhole hole) throws IOException {
    double west = random.nextDouble() * 340 - 180;
    double south = random.nextDouble() * 170 - 90;
    read(
        new Query("sites", new BoundingBox(west, south, west + 11, south + 5.5).on("geometry")),
        hole);
  }

  private void read(Query query, Blackhole hole) throws IOException {
    try (SimpleFeatureIterator features = store.source("sites").getFeatures(query).features()) {
      while (features.hasNext()) {
        hole.consume(features.next());
      }
    }
  }

  private String randomId() {
    return id(random.nextInt(FEATURES));
  }

  private static String id(int number) {
    return "site-%06d".formatted(number);
  }
}

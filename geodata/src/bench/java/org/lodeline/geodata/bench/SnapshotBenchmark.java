package org.lodeline.geodata.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.format.FeatureWriter;
import org.lodeline.geodata.format.GeoJson;
import org.lodeline.geodata.store.memory.MemoryLayer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a layer in memory does for a page: a feature by its id, a box, a filter on fields over all
 * features, and a page written as GeoJSON, of features that were written before or never.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class SnapshotBenchmark {
  private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
  private static final int PAGE = 100;
  private static final double BOX_DEGREES = 4;

  private static final LayerDefinition SITES =
      new LayerDefinition(
          "sites",
          "Sites",
          "",
          "Point",
          List.of(
              Field.plain("name", "Name", Field.Type.STRING),
              Field.plain("commodity", "Commodity", Field.Type.STRING),
              Field.plain("contained_kt", "Contained", Field.Type.NUMBER)));

  @Param({"10000", "100000", "1000000"})
  public int features;

  private final Random random = new Random(42);
  private final Filter lithiumAboveASize =
      FILTERS.and(
          FieldFilters.is("commodity", "lithium"),
          FILTERS.greater(FILTERS.property("contained_kt"), FILTERS.literal(999.9)));

  private SimpleFeatureSource layer = MemoryLayer.of(SITES.featureType(), List.of());
  private List<SimpleFeature> page = List.of();

  @Setup
  public void fill() {
    List<String> commodities = List.of("lithium", "cobalt", "nickel", "copper", "zinc");
    GeometryFactory factory = new GeometryFactory();
    List<SimpleFeature> sites = new ArrayList<>();
    for (int i = 0; i < features; i++) {
      Coordinate position =
          new Coordinate(random.nextDouble() * 360 - 180, random.nextDouble() * 180 - 90);
      sites.add(
          SimpleFeatureBuilder.build(
              SITES.featureType(),
              Arrays.asList(
                  factory.createPoint(position),
                  "Site " + i,
                  commodities.get(random.nextInt(commodities.size())),
                  random.nextDouble() * 1_000),
              id(i)));
    }
    layer = MemoryLayer.of(SITES.featureType(), sites);
    page = sites.subList(0, PAGE);
  }

  private static String id(int number) {
    return "site-" + number;
  }

  private List<SimpleFeature> found(Filter filter) throws IOException {
    Query query = new Query(SITES.id(), filter);
    query.setMaxFeatures(PAGE);
    List<SimpleFeature> found = new ArrayList<>();
    try (SimpleFeatureIterator features = layer.getFeatures(query).features()) {
      while (features.hasNext()) {
        found.add(features.next());
      }
    }
    return found;
  }

  private List<SimpleFeature> inABox() throws IOException {
    double west = random.nextDouble() * (360 - BOX_DEGREES) - 180;
    double south = random.nextDouble() * (180 - BOX_DEGREES) - 90;
    return found(
        new BoundingBox(west, south, west + BOX_DEGREES, south + BOX_DEGREES).on("geometry"));
  }

  private static void write(List<SimpleFeature> features) throws IOException {
    try (FeatureWriter writer =
        new GeoJson().open(OutputStream.nullOutputStream(), SITES.featureType())) {
      writer.begin();
      for (SimpleFeature feature : features) {
        writer.feature(feature);
      }
      writer.end();
    }
  }

  @Benchmark
  public List<SimpleFeature> featureById() throws IOException {
    return found(FieldFilters.ids(List.of(id(random.nextInt(features)))));
  }

  @Benchmark
  public List<SimpleFeature> pageOfABox() throws IOException {
    return inABox();
  }

  @Benchmark
  public int countOfAFilter() throws IOException {
    return layer.getCount(new Query(SITES.id(), lithiumAboveASize));
  }

  @Benchmark
  public void pageAsGeoJson_writtenBefore() throws IOException {
    write(inABox());
  }

  @Benchmark
  public void pageAsGeoJson_neverWritten() throws IOException {
    write(page);
  }
}

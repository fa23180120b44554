package org.lodeline.geodata.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.cql2.Cql2;

/** A compiled filter lets through what GeoTools lets through. */
final class CompiledFilterTest {
  private static final int SIZE = 300;
  private static final SimpleFeatureType TYPE = type();
  private static final SimpleFeature[] FEATURES = features();

  private static SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("sites");
    builder.add("geometry", Point.class);
    builder.add("commodity", String.class);
    builder.add("size", Double.class);
    builder.add("year", Long.class);
    builder.add("active", Boolean.class);
    return builder.buildFeatureType();
  }

  private static SimpleFeature[] features() {
    Random random = new Random(3);
    List<String> texts = List.of("lithium", "10", "1e1", "", "Lithium");
    List<Double> numbers = List.of(0.0, -0.0, 10.0, 10.5, 1e300, -3.25);
    List<Long> years = List.of(0L, 10L, 1999L, -5L, (1L << 53) - 1);
    return IntStream.range(0, SIZE)
        .mapToObj(
            i ->
                SimpleFeatureBuilder.build(
                    TYPE,
                    new @Nullable Object[] {
                      i % 9 == 0
                          ? null
                          : new GeometryFactory()
                              .createPoint(
                                  new Coordinate(random.nextInt(21) - 10, random.nextInt(9))),
                      random.nextInt(6) == 0 ? null : texts.get(random.nextInt(texts.size())),
                      random.nextInt(6) == 0 ? null : numbers.get(random.nextInt(numbers.size())),
                      random.nextInt(6) == 0 ? null : years.get(random.nextInt(years.size())),
                      random.nextInt(3) == 0 ? null : random.nextBoolean()
                    },
                    "f" + i))
        .toArray(SimpleFeature[]::new);
  }

  @Provide
  Arbitrary<String> conditions() {
    Arbitrary<String> simple =
        Arbitraries.of(
            "commodity = 'lithium'",
            "commodity <> 'lithium'",
            "commodity = '10'",
            "commodity = 'unheard of'",
            "commodity > 'A'",
            "commodity IS NULL",
            "commodity LIKE 'l%'",
            "CASEI(commodity) = CASEI('LITHIUM')",
            "size = 10",
            "size = 10.5",
            "size = 0",
            "size < 10",
            "size >= 10.5",
            "size > -1e2",
            "size <= 1e300",
            "size IS NULL",
            "year = 10",
            "year > 9.5",
            "year <= 1999",
            "year = 9007199254740993",
            "year < size",
            "size IN (10, 10.5)",
            "size BETWEEN 0 AND 10",
            "active = TRUE",
            "S_INTERSECTS(geometry, BBOX(-5,2,5,6))");
    return Arbitraries.recursive(
        () -> simple,
        inner ->
            Arbitraries.oneOf(
                inner.map(a -> "NOT (" + a + ")"),
                inner.flatMap(a -> inner.map(b -> "(" + a + ") AND (" + b + ")")),
                inner.flatMap(a -> inner.map(b -> "(" + a + ") OR (" + b + ")"))),
        2);
  }

  private static int[] places(PackedFeatures packed, Filter filter) {
    IntStream.Builder places = IntStream.builder();
    packed.places(filter, IdRange.ALL, false).forEachRemaining((IntConsumer) places::add);
    return places.build().toArray();
  }

  @Property(tries = 500)
  void passesWhatGeoToolsPasses(
      @ForAll("conditions") String condition, @ForAll("boxes") String box) {
    Filter inBox = BoundingBox.parse("bbox", box).on("geometry");
    check(inBox);
    check(FieldFilters.allOf(List.of(inBox, Cql2.TEXT.parse(condition, TYPE, Crs.CRS84))));
  }

  private static void check(Filter filter) {
    PackedFeatures packed = new PackedFeatures(TYPE, List.of(FEATURES));
    int[] expected =
        IntStream.range(0, SIZE).filter(place -> filter.evaluate(FEATURES[place])).toArray();
    assertThat(places(packed, filter)).isEqualTo(expected);
    assertThat(packed.count(filter)).isEqualTo(expected.length);
  }

  @Provide
  Arbitrary<String> boxes() {
    return Arbitraries.of(
        "-180,-90,180,90",
        "-5,2,5,6",
        "5,2,-5,6",
        "0,0,0,9",
        "3,3,3,3",
        "-10,0,10,8",
        "60,60,61,61");
  }
}

package org.lodeline.geodata.store.postgis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** Layers of every type of field, with values that are hard to filter by, and many unknown ones. */
final class RandomLayers {
  static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "A",
          "b",
          "10",
          "9",
          "1e1",
          "NaN",
          "it's",
          " a\u00a0\u2003",
          "a%b",
          "a_b",
          "a\\b",
          "Straße",
          "STRASSE",
          "ΣΑΣ",
          "σας",
          "İi",
          "ı",
          "ﬁn",
          "é",
          "e\u0301",
          "É",
          "Chișinău",
          "ǅ",
          "\uff21",
          "\ud83d\ude00",
          "1;DROP TABLE lodeline.layer");
  static final List<String> TAGS = List.of("lithium", "cobalt", "", "a,b", "{}", "\"", "NULL");
  static final List<Long> INTEGERS =
      List.of(
          0L,
          1L,
          2L,
          -3L,
          7L,
          1990L,
          9_007_199_254_740_992L,
          9_007_199_254_740_993L,
          Long.MAX_VALUE);
  static final List<Double> NUMBERS =
      List.of(
          0.0,
          -0.0,
          0.5,
          1.0,
          1.5,
          -2.5,
          3.0,
          7.25,
          1990.5,
          9.007199254740992E15,
          1e19,
          1e300,
          -1e300,
          1e-300,
          Double.MAX_VALUE,
          Double.MIN_VALUE);
  static final List<LocalDate> DATES =
      Stream.of("1999-12-31", "2020-01-01", "2020-01-02", "2020-02-29", "2024-06-01")
          .map(LocalDate::parse)
          .toList();
  static final List<Instant> TIMES =
      Stream.of(
              "1999-12-31T23:59:59.999999Z",
              "2020-01-01T00:00:00Z",
              "2020-01-01T12:00:00Z",
              "2020-01-01T23:59:59.999999Z",
              "2020-01-02T00:00:00Z",
              "2024-06-01T08:30:00.123456789Z",
              "2024-06-01T08:30:00.123456Z")
          .map(Instant::parse)
          .toList();
  static final List<String> SHAPES =
      List.of(
          "POINT(0 0)",
          "POINT(5 5)",
          "POINT(2.5 5)",
          "MULTIPOINT(0 0, 10 10)",
          "LINESTRING(0 0, 10 10)",
          "LINESTRING(0 5, 10 5)",
          "MULTILINESTRING((0 0, 0 10), (10 0, 10 10))",
          "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))",
          "POLYGON((0 0, 5 0, 5 5, 0 5, 0 0))",
          "POLYGON((5 5, 15 5, 15 15, 5 15, 5 5), (7 7, 8 7, 8 8, 7 8, 7 7))",
          "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 1, 0 0)), ((9 9, 10 9, 10 10, 9 10, 9 9)))",
          "GEOMETRYCOLLECTION(POINT(5 5), LINESTRING(0 0, 1 1))",
          "BBOX(170, -10, -170, 10)",
          "BBOX(-5, -5, 5, 5)");
  private static final List<String> POINTS =
      List.of("POINT(0 0)", "POINT(5 5)", "POINT(2.5 5)", "POINT(179 0)", "POINT(-179 1)");
  private static final List<String> AREAS =
      List.of(
          "MULTIPOLYGON(((0 0, 10 0, 10 10, 0 10, 0 0)))",
          "MULTIPOLYGON(((0 0, 5 0, 5 5, 0 5, 0 0)))",
          "MULTIPOLYGON(((5 0, 10 0, 10 5, 5 5, 5 0)), ((178 0, 180 0, 180 2, 178 2, 178 0)))");
  private static final List<String> ANY =
      List.of(
          "POINT(5 5)",
          "LINESTRING(0 0, 10 10)",
          "LINESTRING(5 0, 5 10)",
          "POLYGON((0 0, 5 0, 5 5, 0 5, 0 0))",
          "MULTIPOINT((0 0), (5 5))");

  private static final int FEATURES = 80;

  private RandomLayers() {}

  static List<LayerDefinition> definitions() {
    List<Field> fields =
        List.of(
            TestLayers.field("name", Field.Type.STRING),
            TestLayers.field("other_name", Field.Type.STRING),
            TestLayers.field("tags", Field.Type.STRINGS),
            TestLayers.field("total", Field.Type.INTEGER),
            TestLayers.field("other_total", Field.Type.INTEGER),
            TestLayers.field("ratio", Field.Type.NUMBER),
            TestLayers.field("other_ratio", Field.Type.NUMBER),
            TestLayers.field("flag", Field.Type.BOOLEAN),
            TestLayers.field("opened", Field.Type.DATE),
            TestLayers.field("closed", Field.Type.DATE),
            TestLayers.field("begun", Field.Type.TIMESTAMP),
            TestLayers.field("ended", Field.Type.TIMESTAMP));
    return Map.of("points", "Point", "areas", "MultiPolygon", "any", "Geometry").entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new LayerDefinition(
                    entry.getKey(), "title", "description", entry.getValue(), fields))
        .toList();
  }

  /** The same features for a layer every time. */
  static List<SimpleFeature> features(LayerDefinition layer) {
    Random random = new Random(layer.id().hashCode());
    List<String> shapes =
        switch (layer.id()) {
          case "points" -> POINTS;
          case "areas" -> AREAS;
          default -> ANY;
        };
    List<Instant> stored =
        TIMES.stream().filter(time -> time.truncatedTo(ChronoUnit.MICROS).equals(time)).toList();
    List<SimpleFeature> features = new ArrayList<>();
    for (int i = 0; i < FEATURES; i++) {
      SimpleFeatureBuilder builder = new SimpleFeatureBuilder(layer.featureType());
      String shape = known(random, shapes);
      builder.add(shape == null ? null : geometry(shape));
      builder.add(known(random, TEXTS));
      builder.add(known(random, TEXTS));
      builder.add(random.nextInt(4) == 0 ? null : TAGS.subList(0, random.nextInt(TAGS.size())));
      builder.add(known(random, INTEGERS));
      builder.add(known(random, INTEGERS));
      builder.add(known(random, NUMBERS));
      builder.add(known(random, NUMBERS));
      builder.add(known(random, List.of(true, false)));
      builder.add(known(random, DATES));
      builder.add(known(random, DATES));
      builder.add(known(random, stored));
      builder.add(known(random, stored));
      features.add(builder.buildFeature(String.format("f%03d", i)));
    }
    return features;
  }

  private static <T> @Nullable T known(Random random, List<T> values) {
    return random.nextInt(4) == 0 ? null : values.get(random.nextInt(values.size()));
  }

  private static Object geometry(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}

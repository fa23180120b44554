package org.lodeline.geodata.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** A feature with a field of every kind, to be compared with what is read back. */
record Row(
    String id,
    @Nullable Geometry geometry,
    @Nullable String name,
    @Nullable List<String> items,
    @Nullable Double amount,
    @Nullable Long year,
    @Nullable Boolean main,
    @Nullable LocalDate date) {

  /** A row of which nothing but its place is known. */
  static Row at(String id, @Nullable String wkt) {
    return new Row(id, wkt == null ? null : geometry(wkt), null, null, null, null, null, null);
  }

  static Row named(String name) {
    return new Row("x", null, name, List.of(name), null, null, null, null);
  }

  /** The row that golden documents show. */
  static Row altmark(@Nullable String wkt) {
    return new Row(
        "altmark",
        wkt == null ? null : geometry(wkt),
        "Altmark & \"Söhne\" <锂>",
        List.of("lithium", "a;b"),
        43000.5,
        2025L,
        true,
        LocalDate.of(2025, 9, 25));
  }

  static Geometry geometry(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }

  /** The type of such rows. */
  static SimpleFeatureType type(Class<? extends Geometry> binding) {
    return type(true, binding);
  }

  /** The type of such rows without geometry. */
  static SimpleFeatureType table() {
    return type(false, Geometry.class);
  }

  private static SimpleFeatureType type(boolean spatial, Class<? extends Geometry> binding) {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("deposits");
    if (spatial) {
      builder.add("geometry", binding, DefaultGeographicCRS.WGS84);
    }
    builder.add("name", String.class);
    builder.add("items", List.class);
    builder.add("amount", Double.class);
    builder.add("year", Long.class);
    builder.add("main", Boolean.class);
    builder.add("date", LocalDate.class);
    return builder.buildFeatureType();
  }

  SimpleFeature feature(SimpleFeatureType type) {
    List<@Nullable Object> values = Arrays.asList(geometry, name, items, amount, year, main, date);
    boolean spatial = type.getGeometryDescriptor() != null;
    return SimpleFeatureBuilder.build(type, spatial ? values : values.subList(1, 7), id);
  }

  /** The whole document of these rows. */
  static byte[] bytes(Format format, SimpleFeatureType type, List<Row> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FeatureWriter writer = format.open(out, type)) {
      writer.begin();
      for (Row row : rows) {
        writer.feature(row.feature(type));
      }
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The whole document of these rows, whose geometries may be of any kind. */
  static String text(Format format, Row... rows) {
    return text(format, type(Geometry.class), rows);
  }

  static String text(Format format, SimpleFeatureType type, Row... rows) {
    return new String(bytes(format, type, List.of(rows)), StandardCharsets.UTF_8);
  }

  /** Rows of any values, with ids that differ and geometries of any kind. */
  static Arbitrary<List<Row>> any() {
    return rows(geometries());
  }

  /** Rows of any values, at points or nowhere. */
  static Arbitrary<List<Row>> anyPoints() {
    return rows(points());
  }

  private static Arbitrary<List<Row>> rows(Arbitrary<? extends Geometry> geometries) {
    Arbitrary<String> texts = texts();
    return Combinators.combine(
            texts.filter(text -> !text.isEmpty()),
            geometries.injectNull(0.2).map(geometry -> (Geometry) geometry),
            texts.injectNull(0.2),
            texts.filter(text -> !text.isEmpty()).list().ofMaxSize(3).injectNull(0.2),
            Arbitraries.doubles().map(number -> number + 0.0).injectNull(0.2),
            Arbitraries.longs().injectNull(0.2),
            Arbitraries.of(true, false).injectNull(0.2),
            Arbitraries.integers()
                .between(0, 40_000)
                .map(LocalDate.ofEpochDay(0)::plusDays)
                .injectNull(0.2))
        .as(Row::new)
        .list()
        .ofMaxSize(4)
        .uniqueElements(Row::id);
  }

  /** Any text that UTF-8 can hold, but NUL; often such that a format has to take care. */
  private static Arbitrary<String> texts() {
    Arbitrary<String> any =
        Arbitraries.strings()
            .ofMaxLength(12)
            .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
            .map(text -> text.replace("\0", ""));
    Arbitrary<String> odd =
        Arbitraries.strings().withChars("=+-@\t\r\n';\\\",<>&]{}_x 1锂\u0001\u00a0").ofMaxLength(8);
    return Arbitraries.oneOf(any, odd, Arbitraries.strings().alpha().ofMaxLength(8));
  }

  private static Arbitrary<Point> points() {
    return Combinators.combine(coordinate(180), coordinate(90))
        .as((lon, lat) -> (Point) geometry("POINT (" + lon + " " + lat + ")"));
  }

  private static Arbitrary<Geometry> geometries() {
    Arbitrary<Geometry> shapes =
        Combinators.combine(
                Arbitraries.of(
                    "LINESTRING (%1$s %2$s, 180 5)",
                    "POLYGON ((0 0, 4 0, 4 4, %1$s %2$s, 0 0), (2 1, 3 1, 3 2, 2 1))",
                    "MULTIPOINT ((1 2), (%1$s %2$s))",
                    "MULTILINESTRING ((170 0, 180 5), (-180 5, %1$s %2$s))",
                    "MULTILINESTRING ((170 0, %1$s %2$s))",
                    "MULTIPOLYGON (((0 0, 4 0, 4 %2$s, 0 0)), ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1)))"),
                coordinate(180),
                coordinate(90))
            .as((wkt, lon, lat) -> geometry(wkt.formatted(lon, lat)));
    return Arbitraries.oneOf(shapes, points().map(point -> (Geometry) point));
  }

  /** To six decimals, as most formats have them. */
  private static Arbitrary<String> coordinate(int most) {
    return Arbitraries.bigDecimals()
        .between(java.math.BigDecimal.valueOf(-most), java.math.BigDecimal.valueOf(most))
        .ofScale(6)
        .map(java.math.BigDecimal::toPlainString);
  }
}

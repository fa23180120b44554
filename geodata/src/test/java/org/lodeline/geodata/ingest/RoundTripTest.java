package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.DefaultTransaction;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.format.Format;
import org.lodeline.geodata.format.Formats;
import org.lodeline.geodata.ingest.ImportRequest.Mode;

/** What is exported imports again to the same features. */
class RoundTripTest {
  private static final List<String> IMPORTABLE =
      List.of("geojson", "geojsonl", "csv", "gpkg", "fgb");

  @TempDir Path folder;

  /** A store without layers. */
  ImportFixture open() {
    return ImportFixture.in(folder);
  }

  static Stream<Arguments> formatsAndGeometries() {
    return IMPORTABLE.stream()
        .map(extension -> Formats.byExtension(extension).orElseThrow())
        .flatMap(
            format ->
                Stream.of(
                        "POINT (1 2)",
                        "LINESTRING (0 0, 1.5 1)",
                        "POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))",
                        "MULTIPOINT ((1 2), (3 4))",
                        "MULTILINESTRING ((170 0, 180 5), (-180 5, -170 10))",
                        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))",
                        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))")
                    .map(wkt -> Arguments.of(format.extension(), wkt)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("formatsAndGeometries")
  void aLayer_takesInWhatItGaveOut(String extension, String wkt) throws Exception {
    Geometry geometry = new WKTReader().read(wkt);
    LayerDefinition layer = everything("samples", geometry.getGeometryType());
    List<SimpleFeature> features = features(layer.featureType(), geometry);
    Format format = Formats.byExtension(extension).orElseThrow();
    try (ImportFixture imports = open()) {
      create(imports, layer);
      Path file = imports.export("samples", format, layer.featureType(), features);
      ImportReport report = imports.run(ImportFixture.request(file, Mode.APPEND, "")).get(0);

      assertThat(report.rejected()).as(report.reasons().toString()).isZero();
      assertThat(imports.layer("samples")).isEqualTo(layer);
      assertSame(imports.features("samples"), features);
    }
  }

  /** Types and all, though most formats say no more of a field than its name. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("formatsAndGeometries")
  void aNewLayer_isLikeTheOneThatWasGivenOut(String extension, String wkt) throws Exception {
    Geometry geometry = new WKTReader().read(wkt);
    LayerDefinition layer = everything("samples", geometry.getGeometryType());
    List<SimpleFeature> features = features(layer.featureType(), geometry);
    Format format = Formats.byExtension(extension).orElseThrow();
    try (ImportFixture imports = open()) {
      imports.run(imports.export("samples", format, layer.featureType(), features));

      assertThat(imports.layer("samples").geometry()).isEqualTo(layer.geometry());
      if (!extension.equals("csv")) {
        assertThat(imports.layer("samples").fields())
            .extracting(Field::name, Field::type)
            .isEqualTo(typesOf(layer));
        assertSame(imports.features("samples"), features);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aTableWithoutGeometry_comesBack(String extension) throws Exception {
    LayerDefinition layer = everything("samples", null);
    List<SimpleFeature> features = features(layer.featureType(), null);
    try (ImportFixture imports = open()) {
      create(imports, layer);
      Format format = Formats.byExtension(extension).orElseThrow();
      Path file = imports.export("samples", format, layer.featureType(), features);
      imports.run(ImportFixture.request(file, Mode.REPLACE, ""));

      assertThat(imports.layer("samples")).isEqualTo(layer);
      assertSame(imports.features("samples"), features);
    }
  }

  static Stream<String> formats() {
    return IMPORTABLE.stream().filter(extension -> !extension.equals("fgb"));
  }

  private static List<org.assertj.core.groups.Tuple> typesOf(LayerDefinition layer) {
    return layer.fields().stream()
        .map(field -> org.assertj.core.groups.Tuple.tuple(field.name(), field.type()))
        .toList();
  }

  private static void create(ImportFixture imports, LayerDefinition layer) throws IOException {
    try (Transaction transaction = new DefaultTransaction()) {
      imports.store().create(layer, transaction);
      transaction.commit();
    }
  }

  private static void assertSame(List<SimpleFeature> found, List<SimpleFeature> expected) {
    assertThat(found)
        .extracting(SimpleFeature::getID)
        .isEqualTo(expected.stream().map(SimpleFeature::getID).toList());
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).getAttributes())
          .as(found.get(i).getID())
          .isEqualTo(expected.get(i).getAttributes());
    }
  }

  private static LayerDefinition everything(String id, @Nullable String geometry) {
    return new LayerDefinition(
        id,
        "Samples",
        "Of every type",
        geometry,
        Arrays.stream(Field.Type.values())
            .map(type -> Field.plain("a " + type.code(), type.code(), type))
            .toList());
  }

  private static List<SimpleFeature> features(SimpleFeatureType type, @Nullable Geometry geometry) {
    return List.of(
        feature(
            type,
            geometry,
            "=1+1",
            "Äœ \"q\" 'n ;,\n锂 \uD83D\uDE00",
            List.of("a;b\\", "=c", ""),
            1L << 53,
            0.1,
            true,
            LocalDate.of(2025, 10, 9),
            Instant.parse("2026-01-02T03:04:05.678Z")),
        feature(type, null, "a", null, List.of("x"), null, null, null, null, null),
        feature(
            type,
            geometry,
            "b",
            "=SUM(A1)",
            List.of("'-"),
            -7L,
            -1e-7,
            false,
            LocalDate.of(1, 1, 1),
            Instant.parse("1969-12-31T23:59:59Z")));
  }

  private static SimpleFeature feature(
      SimpleFeatureType type, @Nullable Geometry geometry, String id, @Nullable Object... values) {
    List<@Nullable Object> all = new ArrayList<>();
    if (type.getGeometryDescriptor() != null) {
      all.add(geometry);
    }
    all.addAll(Arrays.asList(values));
    return SimpleFeatureBuilder.build(type, all, id);
  }
}

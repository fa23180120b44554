package org.lodeline.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Point;

/** What all formats have in common. */
class FormatTest {
  private static final SimpleFeatureType TYPE = Row.type(Point.class);

  static List<Format> formats() {
    return Formats.ALL;
  }

  @Test
  void formats_differInTheirEndings() {
    assertThat(Formats.ALL).extracting(Format::extension).doesNotHaveDuplicates();
    assertThat(Formats.ALL.get(0)).isInstanceOf(GeoJson.class);
  }

  @Test
  void tables_areLeftToFormatsThatHoldThem() {
    assertThat(Formats.holding(Row.table()))
        .extracting(Format::extension)
        .containsExactly("geojson", "geojsonl", "fg.json", "csv", "gml", "gpkg");
    assertThat(Formats.holding(TYPE)).isEqualTo(Formats.ALL);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void theStream_isLeftOpenForItsOwner(Format format) throws IOException {
    boolean[] closed = {false};
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    try (FeatureWriter writer = format.open(out, TYPE)) {
      writer.begin();
      writer.feature(Row.altmark("POINT (1 2)").feature(TYPE));
      writer.end();
    }
    assertThat(closed[0]).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void aDocumentThatWasNotEnded_isNotWhole_andLeavesNoFile(Format format) throws IOException {
    List<Path> before = temporaryFiles();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Row> rows = List.of(Row.altmark("POINT (1 2)"), Row.at("b", null));
    try (FeatureWriter writer = format.open(out, TYPE)) {
      writer.begin();
      for (Row row : rows) {
        writer.feature(row.feature(TYPE));
      }
    }
    assertThat(out.size()).isLessThan(Row.bytes(format, TYPE, rows).length);
    assertThat(temporaryFiles()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void aClientThatLeaves_leavesNoFile(Format format) throws IOException {
    List<Path> before = temporaryFiles();
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };
    try (FeatureWriter writer = format.open(gone, TYPE)) {
      writer.begin();
      writer.feature(Row.altmark("POINT (1 2)").feature(TYPE));
      writer.end();
    } catch (IOException e) {
      assertThat(e).hasMessage("gone");
    }
    assertThat(temporaryFiles()).isEqualTo(before);
  }

  private static List<Path> temporaryFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder, TemporaryFile.PREFIX + "*")) {
      found.forEach(files::add);
    }
    return files;
  }
}

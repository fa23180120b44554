package org.lodeline.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiLineString;
import org.lodeline.geodata.Resources;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

class FlatGeobufTest {
  private static final FlatGeobuf FLAT_GEOBUF = new FlatGeobuf();

  @Test
  void theHeader_saysWhatIsInTheFile() {
    byte[] document =
        Row.bytes(
            FLAT_GEOBUF,
            Row.type(MultiLineString.class),
            List.of(
                Row.at("a", "MULTILINESTRING ((170 0, 180 5), (-180 5, -170 10))"),
                Row.at("b", null)));

    assertThat(Arrays.copyOf(document, 8)).containsExactly('f', 'g', 'b', 3, 'f', 'g', 'b', 0);
    Header header = header(document);
    assertThat(header.name()).isEqualTo("deposits");
    assertThat(header.geometryType()).isEqualTo(GeometryType.MultiLineString);
    assertThat(header.featuresCount()).isEqualTo(2);
    assertThat(header.indexNodeSize()).isZero();
    assertThat(header.crs().code()).isEqualTo(4326);
    assertThat(
            List.of(header.envelope(0), header.envelope(1), header.envelope(2), header.envelope(3)))
        .containsExactly(-180.0, 0.0, 180.0, 10.0);
    assertThat(header.columns(0).name()).isEqualTo("id");
    assertThat(header.columns(2).type()).isEqualTo(ColumnType.Json);
    assertThat(header.columns(6).type()).isEqualTo(ColumnType.DateTime);
  }

  @Test
  void noFeatures_areAHeaderAlone() throws IOException {
    byte[] document = Row.bytes(FLAT_GEOBUF, Row.type(Geometry.class), List.of());
    assertThat(header(document).featuresCount()).isZero();
    assertThat(header(document).envelopeLength()).isZero();
    assertThat(read(document)).isEmpty();
  }

  @Test
  void aCollection_isWrittenPartByPart() {
    byte[] document =
        Row.bytes(
            FLAT_GEOBUF,
            Row.type(Geometry.class),
            List.of(Row.at("a", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))")));
    org.wololo.flatgeobuf.generated.Geometry collection = features(document).get(0).geometry();
    assertThat(collection.type()).isEqualTo(GeometryType.GeometryCollection);
    assertThat(collection.partsLength()).isEqualTo(2);
    assertThat(collection.parts(1).type()).isEqualTo(GeometryType.LineString);
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    return Row.any();
  }

  @Property(tries = 200)
  void whatIsWritten_isReadBackEqual(@ForAll("rows") List<Row> rows) throws IOException {
    assertThat(read(Row.bytes(FLAT_GEOBUF, Row.type(Geometry.class), rows))).isEqualTo(rows);
  }

  private static Header header(byte[] document) {
    return Header.getRootAsHeader(part(document, 8));
  }

  /** The message at a position, which begins with its length. */
  private static ByteBuffer part(byte[] document, int position) {
    int length = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN).getInt(position);
    return ByteBuffer.wrap(Arrays.copyOfRange(document, position + 4, position + 4 + length))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<Feature> features(byte[] document) {
    List<Feature> features = new ArrayList<>();
    int position = 8 + 4 + part(document, 8).remaining();
    while (position < document.length) {
      ByteBuffer part = part(document, position);
      position += 4 + part.remaining();
      features.add(Feature.getRootAsFeature(part));
    }
    return features;
  }

  private static List<Row> read(byte[] document) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Feature feature : features(document)) {
      rows.add(row(feature));
    }
    return rows;
  }

  private static Row row(Feature feature) throws IOException {
    @Nullable Object[] values = new Object[7];
    ByteBuffer bytes = feature.propertiesAsByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      int column = bytes.getShort();
      values[column] =
          switch (column) {
            case 2 -> Resources.JSON.readValue(text(bytes), new TypeReference<List<String>>() {});
            case 3 -> bytes.getDouble();
            case 4 -> bytes.getLong();
            case 5 -> bytes.get() == 1;
            case 6 -> LocalDate.parse(text(bytes));
            default -> text(bytes);
          };
    }
    @SuppressWarnings("unchecked")
    List<String> items = (List<String>) values[2];
    org.wololo.flatgeobuf.generated.Geometry geometry = feature.geometry();
    return new Row(
        String.valueOf(values[0]),
        geometry == null ? null : GeometryConversions.deserialize(geometry, geometry.type()),
        (String) values[1],
        items,
        (Double) values[3],
        (Long) values[4],
        (Boolean) values[5],
        (LocalDate) values[6]);
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getInt()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}

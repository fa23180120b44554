package org.lodeline.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lodeline.geodata.Resources;

class GeoJsonTest {
  private static final GeoJson GEO_JSON = new GeoJson();

  @Test
  void theExactText_hasEveryDigitOfThePositions() {
    String text = GeoJson.exact(at("POINT (11.123456789 -0.1)"));

    assertThat(text).contains("[11.123456789,-0.1]").doesNotContain("\n");
    assertThat(text).isNotEqualTo(GeoJson.exact(at("POINT (11.123456780 -0.1)")));
  }

  private static SimpleFeature at(String wkt) {
    return Row.at("a", wkt).feature(Row.type(Geometry.class));
  }

  @Test
  void aCollection_isWrittenFeatureByFeatureOneALine() throws IOException, ParseException {
    SimpleFeatureType type = type();
    SimpleFeature altmark =
        feature(
            type,
            "altmark",
            new WKTReader().read("POINT (11.15 52.85)"),
            "Altmark",
            List.of("lithium", "boron"),
            43000.0,
            2025L,
            true,
            LocalDate.of(2025, 9, 25));
    SimpleFeature unknown = feature(type, "unknown", null, null, List.of(), null, null, null, null);

    assertThat(write(type, altmark, unknown))
        .isEqualTo(
            """
            {"type":"FeatureCollection","features":[\
            {"type":"Feature","id":"altmark","geometry":{"type":"Point","coordinates":[11.15,52.85]},\
            "properties":{"name":"Altmark","commodities":["lithium","boron"],"contained_kt":43000.0,\
            "year":2025,"main":true,"date":"2025-09-25"}}
            ,{"type":"Feature","id":"unknown","geometry":null,\
            "properties":{"name":null,"commodities":[],"contained_kt":null,\
            "year":null,"main":null,"date":null}}
            ]}
            """);
  }

  @Test
  void noFeatures_areAnEmptyCollection() throws IOException {
    assertThat(write(type())).isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[]}\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POINT (-180 90)            | {\"type\":\"Point\",\"coordinates\":[-180,90]}",
        "LINESTRING (1 2, 3.5 4)    | {\"type\":\"LineString\",\"coordinates\":[[1,2],[3.5,4]]}",
        "POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))"
            + "| {\"type\":\"Polygon\",\"coordinates\":"
            + "[[[0,0],[4,0],[4,4],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]}",
        "MULTIPOINT ((1 2), (3 4))  | {\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}",
        "MULTILINESTRING ((170 0, 180 5), (-180 5, -170 10))"
            + "| {\"type\":\"MultiLineString\",\"coordinates\":[[[170,0],[180,5]],[[-180,5],[-170,10]]]}",
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))"
            + "| {\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[4,0],[4,4],[0,0]]]]}",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))"
            + "| {\"type\":\"GeometryCollection\",\"geometries\":["
            + "{\"type\":\"Point\",\"coordinates\":[1,2]},"
            + "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}]}",
        "POINT EMPTY                | {\"type\":\"Point\",\"coordinates\":[]}",
        "MULTILINESTRING EMPTY      | {\"type\":\"MultiLineString\",\"coordinates\":[]}",
        "POINT (11.12345649 -0.0000001) | {\"type\":\"Point\",\"coordinates\":[11.123456,0]}",
        "POINT (0.1 179.9999999)    | {\"type\":\"Point\",\"coordinates\":[0.1,180]}",
      })
  void aGeometry_isWrittenAsRfc7946SaysToSixDecimals(String wkt, String json)
      throws IOException, ParseException {
    assertThat(geometry(wkt)).isEqualTo(json);
  }

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource({
    "43000,      43000.0",
    "2500000000, 2.5E9",
    "0.1,        0.1",
    "-2.5,       -2.5",
    "-0.0,       0.0",
    "1234567.89, 1234567.89",
    "NaN,        null",
    "Infinity,   null",
    "-Infinity,  null",
  })
  void aNumber_hasADecimalPoint_soThatNoClientTakesItForAWholeOne(double value, String json)
      throws IOException {
    assertThat(property("contained_kt", value)).isEqualTo(json);
  }

  @Property
  void anyNumber_isReadBackAsItWasWritten(@ForAll double value) throws IOException {
    JsonNode read = Resources.JSON.readTree(property("contained_kt", value));

    // Minus zero is written as zero.
    assertThat(read.doubleValue()).isEqualTo(value + 0.0);
  }

  @Property
  void anyText_isReadBackAsItWasWritten(@ForAll String text) throws IOException {
    // A lone half of a surrogate pair has no UTF-8 form.
    String name = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String document =
        write(type(), feature(type(), name, null, name, List.of(name), 0.0, 0L, true, null));

    JsonNode feature = Resources.JSON.readTree(document).path("features").path(0);
    assertThat(feature.path("id").textValue()).isEqualTo(name);
    assertThat(feature.path("properties").path("name").textValue()).isEqualTo(name);
    assertThat(feature.path("properties").path("commodities").path(0).textValue()).isEqualTo(name);
  }

  @Test
  void quotesControlCharactersAndForeignScripts_areEscapedOrKept() throws IOException {
    assertThat(property("name", "a \"b\" \\ \n\t\u0001 Ä 锂"))
        .isEqualTo("\"a \\\"b\\\" \\\\ \\n\\t\\u0001 Ä 锂\"");
  }

  @Test
  void aDocumentThatWasNotEnded_staysVisiblyBroken() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FeatureWriter writer = GEO_JSON.open(out, type())) {
      writer.begin();
      writer.feature(feature(type(), "one", null, "one", List.of(), 1.0, 1L, true, null));
    }
    String document = out.toString(StandardCharsets.UTF_8);

    assertThat(document).contains("\"one\"").doesNotContain("]}\n");
    assertThatThrownBy(() -> Resources.JSON.readTree(document))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void theStream_isLeftOpenForItsOwner() throws IOException {
    boolean[] closed = {false};
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    try (FeatureWriter writer = GEO_JSON.open(out, type())) {
      writer.begin();
      writer.end();
    }

    assertThat(closed[0]).isFalse();
  }

  @Test
  void aFormat_isFoundByTheEndingOfAFileName() {
    assertThat(Formats.byExtension("geojson"))
        .hasValueSatisfying(
            format -> assertThat(format.mediaType()).isEqualTo("application/geo+json"));
    assertThat(Formats.byExtension("shp")).isEmpty();
    assertThat(Formats.ALL).extracting(Format::extension).doesNotHaveDuplicates();
  }

  /** The geometry member of a feature that has this geometry. */
  private static String geometry(String wkt) throws IOException, ParseException {
    Geometry geometry = new WKTReader().read(wkt);
    String document =
        write(type(), feature(type(), "x", geometry, null, List.of(), null, null, null, null));
    return between(document, "\"geometry\":", ",\"properties\"");
  }

  /** The value that is written for a property. */
  private static String property(String name, Object value) throws IOException {
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type());
    builder.set(name, value);
    String document = write(type(), builder.buildFeature("x"));
    String after = name.equals("name") ? ",\"commodities\"" : ",\"year\"";
    return between(document, "\"" + name + "\":", after);
  }

  private static String between(String document, String before, String after) {
    int start = document.indexOf(before) + before.length();
    return document.substring(start, document.indexOf(after, start));
  }

  private static String write(SimpleFeatureType type, SimpleFeature... features)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FeatureWriter writer = GEO_JSON.open(out, type)) {
      writer.begin();
      for (SimpleFeature feature : features) {
        writer.feature(feature);
      }
      writer.end();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("deposits");
    builder.add("geometry", Geometry.class, DefaultGeographicCRS.WGS84);
    builder.add("name", String.class);
    builder.add("commodities", List.class);
    builder.add("contained_kt", Double.class);
    builder.add("year", Long.class);
    builder.add("main", Boolean.class);
    builder.add("date", LocalDate.class);
    return builder.buildFeatureType();
  }

  private static SimpleFeature feature(
      SimpleFeatureType type, String id, @Nullable Object... values) {
    return SimpleFeatureBuilder.build(type, Arrays.asList(values), id);
  }
}

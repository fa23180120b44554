package org.lodeline.geodata.format;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.EncodedJson;
import org.lodeline.geodata.KeptGeoJson;

/** Writes a feature as GeoJSON, for the formats that build on it. */
final class GeoJsonFeature {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .rootValueSeparator("\n")
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          // A document whose writing failed must not be closed as if it were whole.
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private static final int ABOUT_A_FEATURE = 512;

  private GeoJsonFeature() {}

  /** Begins a document: values after the first are written on a line of their own. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out, JsonEncoding.UTF8);
  }

  static void write(JsonGenerator json, SimpleFeature feature) throws IOException {
    if (feature instanceof KeptGeoJson) {
      json.writeRawValue(encoded(feature));
    } else {
      begin(json, feature);
      end(json, feature);
    }
  }

  /** The feature as it was written before, or is written now, to be kept where it remembers. */
  static EncodedJson encoded(SimpleFeature feature) throws IOException {
    KeptGeoJson kept = feature instanceof KeptGeoJson remembers ? remembers : null;
    EncodedJson written = kept == null ? null : kept.geoJson();
    if (written == null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(ABOUT_A_FEATURE);
      try (JsonGenerator json = generator(out)) {
        begin(json, feature);
        end(json, feature);
      }
      written = new EncodedJson(out.toByteArray());
      if (kept != null) {
        kept.keepGeoJson(written);
      }
    }
    return written;
  }

  /** With every digit of its positions. */
  static void writeExactly(JsonGenerator json, SimpleFeature feature) throws IOException {
    begin(json, feature);
    Geometry geometry = (Geometry) feature.getDefaultGeometry();
    end(json, feature, geometry, DoubleUnaryOperator.identity());
  }

  /** The feature up to its id; members of other standards may follow. */
  static void begin(JsonGenerator json, SimpleFeature feature) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeStringField("id", feature.getID());
  }

  /** What OGC API - Features adds to a feature collection. */
  static void page(JsonGenerator json, Page page) throws IOException {
    json.writeStringField("timeStamp", page.timeStamp().toString());
    json.writeNumberField("numberMatched", page.numberMatched());
    json.writeNumberField("numberReturned", page.numberReturned());
    links(json, page.links());
  }

  static void links(JsonGenerator json, List<Link> links) throws IOException {
    json.writeArrayFieldStart("links");
    for (Link link : links) {
      json.writeStartObject();
      json.writeStringField("rel", link.rel());
      json.writeStringField("type", link.type());
      json.writeStringField("title", link.title());
      json.writeStringField("href", link.href());
      if (!link.body().isEmpty()) {
        json.writeStringField("method", "POST");
        json.writeObjectFieldStart("body");
        for (Map.Entry<String, String> value : link.body().entrySet()) {
          json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The feature from its geometry on. */
  static void end(JsonGenerator json, SimpleFeature feature) throws IOException {
    end(json, feature, (Geometry) feature.getDefaultGeometry());
  }

  /** The feature from its geometry on, with another geometry than its own, or none. */
  static void end(JsonGenerator json, SimpleFeature feature, @Nullable Geometry geometry)
      throws IOException {
    end(json, feature, geometry, Numbers::coordinate);
  }

  private static void end(
      JsonGenerator json,
      SimpleFeature feature,
      @Nullable Geometry geometry,
      DoubleUnaryOperator rounding)
      throws IOException {
    json.writeFieldName("geometry");
    GeoJsonGeometry.write(json, geometry, rounding);
    json.writeObjectFieldStart("properties");
    for (AttributeDescriptor attribute : feature.getFeatureType().getAttributeDescriptors()) {
      if (!(attribute instanceof GeometryDescriptor)) {
        json.writeFieldName(attribute.getLocalName());
        value(json, feature.getAttribute(attribute.getName()));
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof Long || value instanceof Integer) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      number(json, number);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        value(json, item);
      }
      json.writeEndArray();
    } else {
      json.writeString(value.toString());
    }
  }

  /**
   * With a decimal point even where the number is whole: clients guess the type of a field from its
   * first features, and would cut later numbers to whole ones. What JSON has no form for is null.
   */
  private static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value + 0.0); // Minus zero is zero.
    } else {
      json.writeNull();
    }
  }
}

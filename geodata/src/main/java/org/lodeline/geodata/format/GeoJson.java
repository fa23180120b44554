package org.lodeline.geodata.format;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * GeoJSON (RFC 7946): WGS 84, longitude first, to six decimals (0.1 m). Fields without a value are
 * written as null, so that every feature has the same members.
 */
public final class GeoJson implements Format {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          // A document whose writing failed must not be closed as if it were whole.
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  @Override
  public String extension() {
    return "geojson";
  }

  @Override
  public String mediaType() {
    return "application/geo+json";
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type) throws IOException {
    return new Writer(FACTORY.createGenerator(out, JsonEncoding.UTF8));
  }

  private static final class Writer implements FeatureWriter {
    private final JsonGenerator json;

    Writer(JsonGenerator json) {
      this.json = json;
    }

    @Override
    public void begin() throws IOException {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
    }

    @Override
    public void feature(SimpleFeature feature) throws IOException {
      json.writeStartObject();
      json.writeStringField("type", "Feature");
      json.writeStringField("id", feature.getID());
      json.writeFieldName("geometry");
      GeoJsonGeometry.write(json, (Geometry) feature.getDefaultGeometry());
      json.writeObjectFieldStart("properties");
      for (AttributeDescriptor attribute : feature.getFeatureType().getAttributeDescriptors()) {
        if (!(attribute instanceof GeometryDescriptor)) {
          json.writeFieldName(attribute.getLocalName());
          value(feature.getAttribute(attribute.getName()));
        }
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }

    private void value(@Nullable Object value) throws IOException {
      if (value == null) {
        json.writeNull();
      } else if (value instanceof Boolean bool) {
        json.writeBoolean(bool);
      } else if (value instanceof Long || value instanceof Integer) {
        json.writeNumber(((Number) value).longValue());
      } else if (value instanceof Double number) {
        GeoJsonGeometry.number(json, number);
      } else if (value instanceof List<?> list) {
        json.writeStartArray();
        for (Object item : list) {
          value(item);
        }
        json.writeEndArray();
      } else {
        json.writeString(value.toString());
      }
    }

    @Override
    public void end() throws IOException {
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }
}

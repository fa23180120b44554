package org.lodeline.geodata.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;

/**
 * GeoJSON (RFC 7946): WGS 84, longitude first, to six decimals (0.1 m). Fields without a value are
 * written as null, so that every feature has the same members.
 */
public final class GeoJson implements Format {
  @Override
  public String extension() {
    return "geojson";
  }

  @Override
  public String mediaType() {
    return "application/geo+json";
  }

  @Override
  public boolean isBinary() {
    return false;
  }

  @Override
  public boolean holds(SimpleFeatureType type) {
    return true;
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type) throws IOException {
    return new Writer(GeoJsonFeature.generator(out));
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
      GeoJsonFeature.write(json, feature);
      json.writeRaw('\n');
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

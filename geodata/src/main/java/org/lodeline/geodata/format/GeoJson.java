package org.lodeline.geodata.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.crs.Crs;

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

  /**
   * A feature as a text that nothing is lost in: with every digit of its positions. Two features
   * have the same text if and only if they have the same id and values.
   */
  public static String exact(SimpleFeature feature) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = GeoJsonFeature.generator(text)) {
      GeoJsonFeature.writeExactly(json, feature);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** A feature alone as it is written in a collection, in UTF-8; not to be changed. */
  public static byte[] alone(SimpleFeature feature) {
    try {
      return GeoJsonFeature.encoded(feature).asUnquotedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type) throws IOException {
    return new Writer(GeoJsonFeature.generator(out), null);
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type, Page page)
      throws IOException {
    return new Writer(GeoJsonFeature.generator(out), page);
  }

  @Override
  public void write(OutputStream out, SimpleFeature feature, Page page) throws IOException {
    try (JsonGenerator json = GeoJsonFeature.generator(out)) {
      GeoJsonFeature.begin(json, feature);
      GeoJsonFeature.links(json, page.links());
      GeoJsonFeature.end(json, feature);
      json.writeRaw('\n');
    }
  }

  /** In other systems than WGS 84 it is GeoJSON by agreement only, as RFC 7946 allows. */
  @Override
  public boolean knows(Crs crs) {
    return true;
  }

  private static final class Writer implements FeatureWriter {
    private final JsonGenerator json;
    private final @Nullable Page page;

    Writer(JsonGenerator json, @Nullable Page page) {
      this.json = json;
      this.page = page;
    }

    @Override
    public void begin() throws IOException {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      if (page != null) {
        GeoJsonFeature.page(json, page);
      }
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

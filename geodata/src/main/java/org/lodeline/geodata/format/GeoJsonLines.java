package org.lodeline.geodata.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;

/**
 * Newline-delimited GeoJSON: one feature a line, as {@link GeoJson} writes it, and nothing around
 * them, so that tools which work line by line can split it. Without the record separators of RFC
 * 8142, which such tools stumble over. The last line ends only where the document is whole.
 */
public final class GeoJsonLines implements Format {
  @Override
  public String extension() {
    return "geojsonl";
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
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
    private boolean empty = true;

    Writer(JsonGenerator json) {
      this.json = json;
    }

    @Override
    public void begin() {
      // Nothing stands before the first feature.
    }

    @Override
    public void feature(SimpleFeature feature) throws IOException {
      GeoJsonFeature.write(json, feature);
      empty = false;
    }

    @Override
    public void end() throws IOException {
      if (!empty) {
        json.writeRaw('\n');
      }
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }
}

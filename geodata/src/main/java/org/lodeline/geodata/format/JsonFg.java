package org.lodeline.geodata.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.Puntal;
import org.lodeline.geodata.crs.Crs;

/**
 * JSON-FG 1.0 (OGC 21-045r1): {@link GeoJson} that also says of what type its features are and in
 * which coordinate reference system. The geometries are in WGS 84 and stand where GeoJSON readers
 * look for them, so {@code place} is null; {@code time} is null, because a layer may have several
 * dates and none of them is the feature's own: they are among the properties.
 */
public final class JsonFg implements Format {
  private static final String CORE = "http://www.opengis.net/spec/json-fg-1/1.0/conf/core";
  private static final String TYPES =
      "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas";

  @Override
  public String extension() {
    return "fg.json";
  }

  @Override
  public String mediaType() {
    return "application/vnd.ogc.fg+json";
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
    return new Writer(GeoJsonFeature.generator(out), type, null);
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type, Page page)
      throws IOException {
    return new Writer(GeoJsonFeature.generator(out), type, page);
  }

  @Override
  public void write(OutputStream out, SimpleFeature feature, Page page) throws IOException {
    try (Writer writer =
        new Writer(GeoJsonFeature.generator(out), feature.getFeatureType(), page)) {
      writer.single(feature, page.links());
    }
  }

  @Override
  public boolean knows(Crs crs) {
    return true;
  }

  private static final class Writer implements FeatureWriter {
    private final JsonGenerator json;
    private final SimpleFeatureType type;
    private final @Nullable Page page;
    private final Crs crs;

    Writer(JsonGenerator json, SimpleFeatureType type, @Nullable Page page) {
      this.json = json;
      this.type = type;
      this.page = page;
      this.crs = page == null ? Crs.CRS84 : page.crs();
    }

    @Override
    public void begin() throws IOException {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      if (page != null) {
        GeoJsonFeature.page(json, page);
      }
      types();
      json.writeArrayFieldStart("features");
    }

    /** The members that a collection has, and a feature that stands alone. */
    private void types() throws IOException {
      json.writeArrayFieldStart("conformsTo");
      json.writeString(CORE);
      json.writeString(TYPES);
      json.writeEndArray();
      json.writeStringField("featureType", type.getTypeName());
      json.writeStringField("coordRefSys", crs.uri());
      int dimension = dimension(type);
      if (dimension >= 0) {
        json.writeNumberField("geometryDimension", dimension);
      }
    }

    /** Of the geometries of a type: 0 to 2, or less where they may differ or there are none. */
    private static int dimension(SimpleFeatureType type) {
      GeometryDescriptor geometry = type.getGeometryDescriptor();
      Class<?> binding = geometry == null ? Void.class : geometry.getType().getBinding();
      if (Puntal.class.isAssignableFrom(binding)) {
        return 0;
      } else if (Lineal.class.isAssignableFrom(binding)) {
        return 1;
      }
      return Polygonal.class.isAssignableFrom(binding) ? 2 : -1;
    }

    @Override
    public void feature(SimpleFeature feature) throws IOException {
      GeoJsonFeature.begin(json, feature);
      content(feature);
    }

    void single(SimpleFeature feature, List<Link> links) throws IOException {
      GeoJsonFeature.begin(json, feature);
      types();
      GeoJsonFeature.links(json, links);
      content(feature);
    }

    private void content(SimpleFeature feature) throws IOException {
      json.writeNullField("time");
      if (crs.isCrs84()) {
        json.writeNullField("place");
        GeoJsonFeature.end(json, feature);
      } else {
        json.writeFieldName("place");
        GeoJsonGeometry.write(json, (Geometry) feature.getDefaultGeometry());
        GeoJsonFeature.end(json, feature, null);
      }
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

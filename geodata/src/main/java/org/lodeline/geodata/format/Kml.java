package org.lodeline.geodata.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.lodeline.geodata.xml.XmlName;
import org.lodeline.geodata.xml.XmlWriter;

/**
 * KML 2.2 (OGC 07-147r2), which readers of 2.3 take as well: a document with a schema that gives
 * every field its type, and a placemark for each feature. Its name is the field {@code name}, or
 * the id where there is none; its data are {@code id} and the fields that have a value. Dates are
 * text in ISO 8601; a list is text, its items with {@code ;} between them, and a backslash before a
 * semicolon or backslash within one. A whole number beyond 32 bits is more than the type of its
 * field allows, and written nevertheless, as KML has no wider one.
 *
 * <p>An empty geometry is written as none. A table without geometry is no map, so it is not held.
 */
public final class Kml implements Format {
  private static final String NAME = "name";

  @Override
  public String extension() {
    return "kml";
  }

  @Override
  public String mediaType() {
    return "application/vnd.google-earth.kml+xml";
  }

  @Override
  public boolean isBinary() {
    return false;
  }

  @Override
  public boolean holds(SimpleFeatureType type) {
    return type.getGeometryDescriptor() != null;
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type) {
    return new Writer(new XmlWriter(out), type);
  }

  private static final class Writer implements FeatureWriter {
    private final XmlWriter xml;
    private final SimpleFeatureType type;
    private final String schema;

    Writer(XmlWriter xml, SimpleFeatureType type) {
      this.xml = xml;
      this.type = type;
      this.schema = "schema." + XmlName.of(type.getTypeName(), false);
    }

    @Override
    public void begin() throws IOException {
      xml.declaration().start("kml", "xmlns", "http://www.opengis.net/kml/2.2").start("Document");
      xml.element(NAME, type.getTypeName());
      xml.start("Schema", NAME, type.getTypeName(), "id", schema);
      xml.empty("SimpleField", "type", "string", NAME, "id");
      for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
        if (!(attribute instanceof GeometryDescriptor)) {
          String kind = type(attribute.getType().getBinding());
          xml.empty("SimpleField", "type", kind, NAME, attribute.getLocalName());
        }
      }
      xml.end().newLine();
    }

    private static String type(Class<?> binding) {
      if (binding == Long.class || binding == Integer.class) {
        return "int";
      } else if (binding == Double.class) {
        return "double";
      }
      return binding == Boolean.class ? "bool" : "string";
    }

    @Override
    public void feature(SimpleFeature feature) throws IOException {
      Object name = type.getDescriptor(NAME) == null ? null : feature.getAttribute(NAME);
      String id = "placemark." + XmlName.of(feature.getID(), false);
      xml.start("Placemark", "id", id);
      xml.element(NAME, name == null ? feature.getID() : name.toString());
      xml.start("ExtendedData").start("SchemaData", "schemaUrl", "#" + schema);
      data("id", feature.getID());
      for (AttributeDescriptor attribute : type.getAttributeDescriptors()) {
        if (!(attribute instanceof GeometryDescriptor)) {
          data(attribute.getLocalName(), text(feature.getAttribute(attribute.getName())));
        }
      }
      xml.end().end();
      if (feature.getDefaultGeometry() instanceof Geometry geometry) {
        geometry(geometry);
      }
      xml.end().newLine();
    }

    private void data(String name, @Nullable String value) throws IOException {
      if (value != null) {
        xml.element("SimpleData", value, NAME, name);
      }
    }

    private static @Nullable String text(@Nullable Object value) {
      if (value instanceof Double number) {
        return Double.isFinite(number) ? Numbers.text(number) : null;
      } else if (value instanceof List<?> list) {
        return ListText.join(list, UnaryOperator.identity());
      }
      return value == null ? null : value.toString();
    }

    private void geometry(Geometry geometry) throws IOException {
      if (geometry.isEmpty()) {
        return;
      }
      if (geometry instanceof Point point) {
        xml.start("Point").element("coordinates", Positions.text(point, ",")).end();
      } else if (geometry instanceof LineString line) {
        // A long line follows the ground rather than cut through it.
        xml.start("LineString").element("tessellate", "1");
        xml.element("coordinates", Positions.text(line, ",", " ")).end();
      } else if (geometry instanceof Polygon polygon) {
        xml.start("Polygon");
        ring("outerBoundaryIs", polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
          ring("innerBoundaryIs", polygon.getInteriorRingN(i));
        }
        xml.end();
      } else if (geometry instanceof GeometryCollection) {
        xml.start("MultiGeometry");
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
          geometry(geometry.getGeometryN(i));
        }
        xml.end();
      }
    }

    private void ring(String boundary, LineString ring) throws IOException {
      xml.start(boundary).start("LinearRing");
      xml.element("coordinates", Positions.text(ring, ",", " ")).end().end();
    }

    @Override
    public void end() throws IOException {
      xml.end().end().newLine().flush();
    }

    @Override
    public void close() {
      // The stream is its owner's, and what a failure left behind stays unwritten.
    }
  }
}

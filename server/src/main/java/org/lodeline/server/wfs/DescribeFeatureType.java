package org.lodeline.server.wfs;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.format.GmlVocabulary;
import org.lodeline.geodata.xml.XmlName;
import org.lodeline.geodata.xml.XmlWriter;

/** Answers the XML Schema of feature types. */
final class DescribeFeatureType {
  private final FeatureTypes types;

  DescribeFeatureType(FeatureTypes types) {
    this.types = types;
  }

  void answer(Context ctx, WfsRequest request) throws IOException {
    request.value(WfsRequest.OUTPUT_FORMAT).ifPresent(ignored -> checkFormat(request));
    List<FeatureType> asked = types.named(request);
    List<GmlVocabulary> vocabularies = FeatureTypes.vocabularies(asked.stream());
    GmlVocabulary target = vocabularies.get(0);
    ctx.contentType(OutputFormat.usual(request.version()).mediaType());
    XmlWriter xml = new XmlWriter(ctx.outputStream());
    List<String> root = new ArrayList<>();
    root.addAll(List.of("xmlns:xs", "http://www.w3.org/2001/XMLSchema"));
    root.addAll(List.of("xmlns:gml", request.version().gml()));
    root.addAll(List.of("xmlns:" + target.prefix(), target.namespace()));
    root.addAll(List.of("targetNamespace", target.namespace()));
    root.addAll(List.of("elementFormDefault", "qualified", "version", "1.0"));
    xml.declaration().start("xs:schema", root.toArray(String[]::new)).newLine();
    imported(xml, request.version().gml(), request.version().gmlSchema());
    for (GmlVocabulary other : vocabularies.subList(1, vocabularies.size())) {
      imported(xml, other.namespace(), location(request, other, asked));
    }
    for (FeatureType type : asked) {
      if (type.vocabulary().equals(target)) {
        new Type(xml, type, request.version()).write();
      }
    }
    xml.end().newLine().flush();
  }

  /** Besides the formats of features, whose schema is meant, some clients name that of schemas. */
  private static void checkFormat(WfsRequest request) {
    String name = request.values().getOrDefault(WfsRequest.OUTPUT_FORMAT, "");
    if (!name.equalsIgnoreCase("XMLSCHEMA") && !OutputFormat.parse(request).isGml()) {
      throw LodelineException.unknown(
          WfsRequest.OUTPUT_FORMAT,
          "format of a schema",
          name,
          List.of(OutputFormat.usual(request.version()).mediaType()));
    }
  }

  private static String location(
      WfsRequest request, GmlVocabulary vocabulary, List<FeatureType> asked) {
    String names =
        asked.stream()
            .filter(type -> type.vocabulary().equals(vocabulary))
            .map(FeatureType::name)
            .collect(Collectors.joining(","));
    return request.url(Operation.DescribeFeatureType, Map.of(WfsRequest.TYPE_NAMES, names));
  }

  private static void imported(XmlWriter xml, String namespace, String location)
      throws IOException {
    xml.empty("xs:import", "namespace", namespace, "schemaLocation", location).newLine();
  }

  /** The definition of one type. */
  private record Type(XmlWriter xml, FeatureType type, WfsVersion version) {
    void write() throws IOException {
      String name = type.localName();
      xml.empty(
              "xs:element",
              "name",
              name,
              "type",
              type.name() + "Type",
              "substitutionGroup",
              version == WfsVersion.V2_0 ? "gml:AbstractFeature" : "gml:_Feature")
          .newLine();
      xml.start("xs:complexType", "name", name + "Type");
      documentation(type.definition().description());
      xml.start("xs:complexContent")
          .start("xs:extension", "base", "gml:AbstractFeatureType")
          .start("xs:sequence")
          .newLine();
      if (type.vocabulary().nils()) {
        xml.empty("xs:element", "name", "id", "type", "xs:string").newLine();
      }
      for (AttributeDescriptor attribute : type.type().getAttributeDescriptors()) {
        element(attribute);
      }
      xml.end().end().end().end().newLine();
    }

    private void element(AttributeDescriptor attribute) throws IOException {
      List<String> attributes =
          new ArrayList<>(List.of("name", XmlName.of(attribute.getLocalName(), true)));
      Field field = type.definition().field(attribute.getLocalName()).orElse(null);
      attributes.addAll(List.of("type", field == null ? geometry() : simple(field)));
      // A request may ask for some properties only; those that the vocabulary insists on come
      // always.
      boolean always = field != null && field.required() && !type.vocabulary().nils();
      attributes.addAll(always ? List.of() : List.of("minOccurs", "0"));
      if (field != null && field.type() == Field.Type.STRINGS) {
        attributes.addAll(List.of("maxOccurs", "unbounded"));
      }
      if (field != null && type.vocabulary().nils()) {
        attributes.addAll(List.of("nillable", "true"));
      }
      if (field == null || field.description().isEmpty()) {
        xml.empty("xs:element", attributes.toArray(String[]::new)).newLine();
        return;
      }
      xml.start("xs:element", attributes.toArray(String[]::new));
      documentation(field.description());
      xml.end().newLine();
    }

    private void documentation(String text) throws IOException {
      xml.start("xs:annotation").element("xs:documentation", text).end();
    }

    private static String simple(Field field) {
      return switch (field.type()) {
        case STRING, STRINGS -> "xs:string";
        case INTEGER -> "xs:long";
        case NUMBER -> "xs:double";
        case BOOLEAN -> "xs:boolean";
        case DATE -> "xs:date";
        case TIMESTAMP -> "xs:dateTime";
      };
    }

    private String geometry() {
      String geometry = type.definition().geometry();
      return switch (geometry == null ? "" : geometry) {
        case "Point" -> "gml:PointPropertyType";
        case "LineString" -> "gml:CurvePropertyType";
        case "Polygon" -> "gml:SurfacePropertyType";
        case "MultiPoint" -> "gml:MultiPointPropertyType";
        case "MultiLineString" -> "gml:MultiCurvePropertyType";
        case "MultiPolygon" -> "gml:MultiSurfacePropertyType";
        case "GeometryCollection" -> "gml:MultiGeometryPropertyType";
        default -> "gml:GeometryPropertyType";
      };
    }
  }
}

package org.lodeline.server.wfs;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodeline.geodata.filter.NamedFunction;
import org.lodeline.geodata.filter.ValueType;
import org.lodeline.geodata.filter.fes.SpatialElement;
import org.lodeline.geodata.filter.fes.TemporalElement;
import org.lodeline.geodata.xml.XmlWriter;

/** What filters in FES 2.0 may hold. */
record FilterCapabilities(XmlWriter xml) {
  static final List<String> COMPARISONS =
      List.of(
          "EqualTo",
          "NotEqualTo",
          "LessThan",
          "GreaterThan",
          "LessThanOrEqualTo",
          "GreaterThanOrEqualTo",
          "Like",
          "Null",
          "Nil",
          "Between");
  static final List<String> GEOMETRIES =
      List.of(
          "Envelope",
          "Point",
          "LineString",
          "Curve",
          "Polygon",
          "Surface",
          "MultiPoint",
          "MultiCurve",
          "MultiSurface",
          "MultiGeometry");

  /** The conformance classes of FES 2.0, and whether they are met. */
  private static final Map<String, Boolean> CLASSES = classes();

  private static Map<String, Boolean> classes() {
    Map<String, Boolean> classes = new LinkedHashMap<>();
    classes.put("ImplementsQuery", true);
    classes.put("ImplementsAdHocQuery", true);
    classes.put("ImplementsFunctions", true);
    classes.put("ImplementsResourceId", true);
    classes.put("ImplementsMinStandardFilter", true);
    classes.put("ImplementsStandardFilter", true);
    classes.put("ImplementsMinSpatialFilter", true);
    classes.put("ImplementsSpatialFilter", true);
    classes.put("ImplementsMinTemporalFilter", true);
    classes.put("ImplementsTemporalFilter", true);
    classes.put("ImplementsVersionNav", false);
    classes.put("ImplementsSorting", true);
    classes.put("ImplementsExtendedOperators", false);
    classes.put("ImplementsMinimumXPath", true);
    classes.put("ImplementsSchemaElementFunc", false);
    return classes;
  }

  /** A constraint that says whether a conformance class is met. */
  static void constraint(XmlWriter xml, String element, String name, boolean met)
      throws IOException {
    xml.start(element, "name", name).empty("ows:NoValues");
    xml.element("ows:DefaultValue", met ? "TRUE" : "FALSE").end().newLine();
  }

  void write() throws IOException {
    xml.start("fes:Filter_Capabilities").newLine();
    xml.start("fes:Conformance").newLine();
    for (Map.Entry<String, Boolean> constraint : CLASSES.entrySet()) {
      constraint(xml, "fes:Constraint", constraint.getKey(), constraint.getValue());
    }
    xml.end().newLine();
    xml.start("fes:Id_Capabilities");
    xml.empty("fes:ResourceIdentifier", "name", "fes:ResourceId").end().newLine();
    xml.start("fes:Scalar_Capabilities").empty("fes:LogicalOperators");
    named(
        "fes:ComparisonOperators",
        "fes:ComparisonOperator",
        COMPARISONS.stream().map(name -> "PropertyIs" + name).toList());
    xml.end().newLine();
    xml.start("fes:Spatial_Capabilities");
    named("fes:GeometryOperands", "fes:GeometryOperand", ofGml(GEOMETRIES));
    named(
        "fes:SpatialOperators",
        "fes:SpatialOperator",
        Arrays.stream(SpatialElement.values()).map(SpatialElement::elementName).toList());
    xml.end().newLine();
    xml.start("fes:Temporal_Capabilities");
    named(
        "fes:TemporalOperands", "fes:TemporalOperand", ofGml(List.of("TimeInstant", "TimePeriod")));
    named(
        "fes:TemporalOperators",
        "fes:TemporalOperator",
        Arrays.stream(TemporalElement.values())
            // The schema of capabilities forgot it.
            .filter(operator -> operator != TemporalElement.ANY_INTERACTS)
            .map(TemporalElement::elementName)
            .toList());
    xml.end().newLine();
    functions();
    xml.end().newLine();
  }

  private static List<String> ofGml(List<String> names) {
    return names.stream().map(name -> "gml:" + name).toList();
  }

  private void named(String list, String element, List<String> names) throws IOException {
    xml.start(list);
    for (String name : names) {
      xml.empty(element, "name", name);
    }
    xml.end();
  }

  private void functions() throws IOException {
    xml.start("fes:Functions").newLine();
    for (NamedFunction function : NamedFunction.ALL) {
      xml.start("fes:Function", "name", function.name());
      xml.element("fes:Returns", schemaType(function.returns()));
      xml.start("fes:Arguments");
      for (int i = 0; i < function.takes().size(); i++) {
        xml.start("fes:Argument", "name", "argument" + (i + 1));
        xml.element("fes:Type", schemaType(function.takes().get(i))).end();
      }
      xml.end().end().newLine();
    }
    xml.end().newLine();
  }

  private static String schemaType(ValueType type) {
    return switch (type) {
      case TEXT -> "xs:string";
      case NUMBER -> "xs:double";
      case BOOLEAN -> "xs:boolean";
      case DATE -> "xs:date";
      case TIMESTAMP -> "xs:dateTime";
      case GEOMETRY -> "gml:AbstractGeometryType";
      case INTERVAL -> "gml:TimePeriodType";
      case ARRAY, OTHER -> "xs:anyType";
    };
  }
}

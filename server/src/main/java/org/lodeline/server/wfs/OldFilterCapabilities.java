package org.lodeline.server.wfs;

import java.io.IOException;
import java.util.List;
import org.lodeline.geodata.filter.NamedFunction;
import org.lodeline.geodata.filter.fes.SpatialElement;
import org.lodeline.geodata.xml.XmlWriter;

/** What filters in Filter 1.1 may hold. */
record OldFilterCapabilities(XmlWriter xml) {
  private static final List<String> COMPARISONS =
      List.of(
          "LessThan",
          "GreaterThan",
          "LessThanEqualTo",
          "GreaterThanEqualTo",
          "EqualTo",
          "NotEqualTo",
          "Like",
          "Between",
          "NullCheck");

  /** Those of its geometries that its schema has a name for here. */
  private static final List<String> GEOMETRIES =
      List.of("gml:Envelope", "gml:Point", "gml:LineString", "gml:Polygon");

  void write() throws IOException {
    xml.start("ogc:Filter_Capabilities").newLine();
    xml.start("ogc:Spatial_Capabilities").start("ogc:GeometryOperands");
    for (String operand : GEOMETRIES) {
      xml.element("ogc:GeometryOperand", operand);
    }
    xml.end().start("ogc:SpatialOperators");
    for (SpatialElement operator : SpatialElement.values()) {
      xml.empty("ogc:SpatialOperator", "name", operator.elementName());
    }
    xml.end().end().newLine();
    xml.start("ogc:Scalar_Capabilities").empty("ogc:LogicalOperators");
    xml.start("ogc:ComparisonOperators");
    for (String comparison : COMPARISONS) {
      xml.element("ogc:ComparisonOperator", comparison);
    }
    xml.end();
    xml.start("ogc:ArithmeticOperators").empty("ogc:SimpleArithmetic");
    xml.start("ogc:Functions").start("ogc:FunctionNames");
    for (NamedFunction function : NamedFunction.ALL) {
      String arguments = Integer.toString(function.takes().size());
      xml.element("ogc:FunctionName", function.name(), "nArgs", arguments);
    }
    xml.end().end().end().end().newLine();
    xml.start("ogc:Id_Capabilities").empty("ogc:EID").empty("ogc:FID").end();
    xml.end().newLine();
  }
}

package org.lodeline.server.wfs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The versions of WFS that are spoken, the newest first. */
enum WfsVersion {
  V2_0(
      "2.0.0",
      "http://www.opengis.net/wfs/2.0",
      "http://schemas.opengis.net/wfs/2.0/wfs.xsd",
      "http://www.opengis.net/ows/1.1",
      "http://www.opengis.net/gml/3.2",
      "http://schemas.opengis.net/gml/3.2.1/gml.xsd"),
  V1_1(
      "1.1.0",
      "http://www.opengis.net/wfs",
      "http://schemas.opengis.net/wfs/1.1.0/wfs.xsd",
      "http://www.opengis.net/ows",
      "http://www.opengis.net/gml",
      "http://schemas.opengis.net/gml/3.1.1/base/gml.xsd");

  private final String number;
  private final String wfs;
  private final String wfsSchema;
  private final String ows;
  private final String gml;
  private final String gmlSchema;

  WfsVersion(
      String number, String wfs, String wfsSchema, String ows, String gml, String gmlSchema) {
    this.number = number;
    this.wfs = wfs;
    this.wfsSchema = wfsSchema;
    this.ows = ows;
    this.gml = gml;
    this.gmlSchema = gmlSchema;
  }

  /** The version of a number; 2.0.2 is 2.0.0 with its mistakes corrected. */
  static Optional<WfsVersion> byNumber(String number) {
    return switch (number) {
      case "2.0.2", "2.0" -> Optional.of(V2_0);
      case "1.1" -> Optional.of(V1_1);
      default -> Arrays.stream(values()).filter(one -> one.number.equals(number)).findFirst();
    };
  }

  static List<String> numbers() {
    return Arrays.stream(values()).map(WfsVersion::number).toList();
  }

  String number() {
    return number;
  }

  /** The namespace of WFS. */
  String wfs() {
    return wfs;
  }

  String wfsSchema() {
    return wfsSchema;
  }

  /** The namespace of OWS Common. */
  String ows() {
    return ows;
  }

  /** The namespace of GML. */
  String gml() {
    return gml;
  }

  String gmlSchema() {
    return gmlSchema;
  }
}

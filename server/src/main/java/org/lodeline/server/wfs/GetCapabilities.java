package org.lodeline.server.wfs;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.data.Query;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.format.GmlVocabulary;
import org.lodeline.geodata.xml.XmlWriter;

/** Answers what the service can do, and nothing that it cannot. */
final class GetCapabilities {
  /** The conformance classes of WFS 2.0, and whether they are met. */
  private static final Map<String, Boolean> CLASSES = classes();

  private final FeatureTypes types;

  GetCapabilities(FeatureTypes types) {
    this.types = types;
  }

  private static Map<String, Boolean> classes() {
    Map<String, Boolean> classes = new LinkedHashMap<>();
    classes.put("ImplementsBasicWFS", true);
    classes.put("ImplementsTransactionalWFS", false);
    classes.put("ImplementsLockingWFS", false);
    classes.put("KVPEncoding", true);
    classes.put("XMLEncoding", true);
    classes.put("SOAPEncoding", false);
    classes.put("ImplementsInheritance", false);
    classes.put("ImplementsRemoteResolve", false);
    classes.put("ImplementsResultPaging", true);
    classes.put("ImplementsStandardJoins", false);
    classes.put("ImplementsSpatialJoins", false);
    classes.put("ImplementsTemporalJoins", false);
    classes.put("ImplementsFeatureVersioning", false);
    classes.put("ManageStoredQueries", false);
    classes.put("PagingIsTransactionSafe", false);
    return classes;
  }

  void answer(Context ctx, WfsRequest request) throws IOException {
    ctx.contentType("application/xml");
    new Document(new XmlWriter(ctx.outputStream()), request, types.all()).write();
  }

  private record Document(XmlWriter xml, WfsRequest request, List<FeatureType> types) {
    private WfsVersion version() {
      return request.version();
    }

    private boolean isNew() {
      return version() == WfsVersion.V2_0;
    }

    void write() throws IOException {
      List<String> root = new ArrayList<>();
      root.addAll(List.of("xmlns:wfs", version().wfs(), "xmlns:ows", version().ows()));
      root.addAll(List.of("xmlns:gml", version().gml()));
      root.addAll(List.of("xmlns:xs", "http://www.w3.org/2001/XMLSchema"));
      root.addAll(List.of("xmlns:xlink", "http://www.w3.org/1999/xlink"));
      root.addAll(List.of("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"));
      root.addAll(
          isNew()
              ? List.of("xmlns:fes", "http://www.opengis.net/fes/2.0")
              : List.of("xmlns:ogc", "http://www.opengis.net/ogc"));
      for (GmlVocabulary vocabulary : FeatureTypes.vocabularies(types.stream())) {
        root.addAll(List.of("xmlns:" + vocabulary.prefix(), vocabulary.namespace()));
      }
      root.addAll(List.of("xsi:schemaLocation", version().wfs() + " " + version().wfsSchema()));
      root.addAll(List.of("version", version().number()));
      xml.declaration().start("wfs:WFS_Capabilities", root.toArray(String[]::new)).newLine();
      service();
      operations();
      featureTypes();
      if (isNew()) {
        new FilterCapabilities(xml).write();
      } else {
        new OldFilterCapabilities(xml).write();
      }
      xml.end().newLine().flush();
    }

    private void service() throws IOException {
      xml.start("ows:ServiceIdentification");
      xml.element("ows:Title", "Lodeline");
      xml.element(
          "ows:Abstract",
          "Deposits of critical minerals, and the supply lines that run from them: mines,"
              + " processing plants, ports, straits and trade corridors.");
      xml.element("ows:ServiceType", "WFS");
      if (isNew()) {
        WfsVersion.numbers().forEach(this::serviceVersion);
      } else {
        serviceVersion(version().number());
      }
      xml.element("ows:Fees", "NONE").element("ows:AccessConstraints", "NONE").end().newLine();
      xml.start("ows:ServiceProvider");
      xml.element("ows:ProviderName", "Lodeline").empty("ows:ServiceContact").end().newLine();
    }

    private void serviceVersion(String number) {
      try {
        xml.element("ows:ServiceTypeVersion", number);
      } catch (IOException e) {
        throw LodelineException.unavailable("the client left", e);
      }
    }

    private void operations() throws IOException {
      xml.start("ows:OperationsMetadata").newLine();
      for (Operation operation : Operation.of(version())) {
        operation(operation);
      }
      if (isNew()) {
        values("ows:Parameter", "version", WfsVersion.numbers());
        for (Map.Entry<String, Boolean> constraint : CLASSES.entrySet()) {
          FilterCapabilities.constraint(
              xml, "ows:Constraint", constraint.getKey(), constraint.getValue());
        }
        values("ows:Constraint", "QueryExpressions", List.of("wfs:Query", "wfs:StoredQuery"));
      }
      xml.end().newLine();
    }

    private void operation(Operation operation) throws IOException {
      xml.start("ows:Operation", "name", operation.name());
      xml.start("ows:DCP").start("ows:HTTP");
      xml.empty("ows:Get", "xlink:href", request.serviceUrl());
      xml.empty("ows:Post", "xlink:href", request.serviceUrl());
      xml.end().end();
      switch (operation) {
        case GetCapabilities -> {
          values("ows:Parameter", "AcceptVersions", WfsVersion.numbers());
          values("ows:Parameter", "AcceptFormats", List.of("application/xml"));
        }
        case DescribeFeatureType -> values("ows:Parameter", "outputFormat", List.of(gml()));
        case GetFeature -> {
          values("ows:Parameter", "resultType", List.of("results", "hits"));
          values("ows:Parameter", "outputFormat", OutputFormat.names(version()));
        }
        case GetPropertyValue -> values("ows:Parameter", "outputFormat", List.of(gml()));
        case ListStoredQueries, DescribeStoredQueries -> {}
      }
      xml.end().newLine();
    }

    private String gml() {
      return OutputFormat.usual(version()).mediaType();
    }

    private void values(String element, String name, List<String> values) throws IOException {
      xml.start(element, "name", name);
      if (isNew()) {
        xml.start("ows:AllowedValues");
      }
      for (String value : values) {
        xml.element("ows:Value", value);
      }
      if (isNew()) {
        xml.end();
      }
      xml.end().newLine();
    }

    private void featureTypes() throws IOException {
      xml.start("wfs:FeatureTypeList").newLine();
      if (!isNew()) {
        xml.start("wfs:Operations").element("wfs:Operation", "Query").end();
      }
      for (FeatureType type : types) {
        xml.start("wfs:FeatureType");
        xml.element("wfs:Name", type.name());
        xml.element("wfs:Title", type.definition().title());
        xml.element("wfs:Abstract", type.definition().description());
        systems(type);
        if (!isNew()) {
          xml.start("wfs:OutputFormats");
          for (String format : OutputFormat.names(version())) {
            xml.element("wfs:Format", format);
          }
          xml.end();
        }
        box(type.layer());
        xml.end().newLine();
      }
      xml.end().newLine();
    }

    private void systems(FeatureType type) throws IOException {
      if (type.type().getGeometryDescriptor() == null) {
        xml.empty(isNew() ? "wfs:NoCRS" : "wfs:NoSRS");
        return;
      }
      String usual = FeatureRequestReader.defaultCrs().urn();
      xml.element(isNew() ? "wfs:DefaultCRS" : "wfs:DefaultSRS", usual);
      for (String urn : Crs.urns()) {
        if (!urn.equals(usual)) {
          xml.element(isNew() ? "wfs:OtherCRS" : "wfs:OtherSRS", urn);
        }
      }
    }

    private void box(Layer layer) throws IOException {
      ReferencedEnvelope box = layer.source().getBounds(new Query(layer.id()));
      boolean known = box != null && !box.isNull();
      xml.start("ows:WGS84BoundingBox");
      xml.element("ows:LowerCorner", known ? box.getMinX() + " " + box.getMinY() : "-180 -90");
      xml.element("ows:UpperCorner", known ? box.getMaxX() + " " + box.getMaxY() : "180 90");
      xml.end();
    }
  }
}

package org.lodeline.server.wfs;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.format.GeoJson;
import org.lodeline.geodata.format.GmlVocabulary;
import org.lodeline.geodata.format.Page;
import org.lodeline.geodata.xml.XmlWriter;

/** The stored queries: the one that WFS asks of every server, for a feature of an id. */
final class StoredQueries {
  static final String BY_ID = "urn:ogc:def:query:OGC-WFS::GetFeatureById";

  /** What it was called before and after. */
  private static final List<String> ALIASES =
      List.of(
          BY_ID,
          "urn:ogc:def:storedQuery:OGC-WFS::GetFeatureById",
          "http://www.opengis.net/def/query/OGC-WFS/0/GetFeatureById");

  private static final String LANGUAGE = "urn:ogc:def:queryLanguage:OGC-WFS::WFSQueryExpression";

  private final FeatureTypes types;
  private final FeatureRequestReader reader;

  StoredQueries(FeatureTypes types, FeatureRequestReader reader) {
    this.types = types;
    this.reader = reader;
  }

  private static void check(String id) {
    if (!ALIASES.contains(id)) {
      throw LodelineException.unknown(WfsRequest.STORED_QUERY, "stored query", id, List.of(BY_ID));
    }
  }

  /** Answers the feature of an id, not a collection of it. */
  void call(Context ctx, WfsRequest request, String query) throws IOException {
    check(query);
    String id =
        request
            .value(WfsRequest.ID)
            .orElseThrow(() -> OwsException.missing(WfsRequest.ID, "the gml:id of a feature"));
    WfsRequest byId = request.instead(Map.of(WfsRequest.RESOURCE_ID, id));
    FeatureRequest features = reader.read(byId);
    FeatureQuery first = features.queries().get(0);
    try (SimpleFeatureIterator found = first.features(0, 1)) {
      if (!found.hasNext()) {
        throw new OwsException(
            OwsException.Code.NotFound,
            Optional.of(WfsRequest.ID),
            "there is no feature " + LodelineException.quoted(id));
      }
      answer(ctx, features, first, found.next());
    }
  }

  private static void answer(
      Context ctx, FeatureRequest request, FeatureQuery query, SimpleFeature feature)
      throws IOException {
    ctx.contentType(request.format().mediaType());
    if (request.format().isGml()) {
      new GmlDocument(request, ctx.outputStream()).feature(feature, query);
    } else if (request.format() == OutputFormat.GEOJSON) {
      Page page = new Page(query.view().crs(), 1, 1, Instant.now(), List.of());
      new GeoJson().write(ctx.outputStream(), query.view().of(feature), page);
    } else {
      throw LodelineException.unknown(
          WfsRequest.OUTPUT_FORMAT,
          "format of one feature",
          request.format().mediaType(),
          List.of(OutputFormat.GML_3_2.mediaType(), OutputFormat.GEOJSON.mediaType()));
    }
  }

  void list(Context ctx, WfsRequest request) throws IOException {
    XmlWriter xml = begin(ctx, request, "wfs:ListStoredQueriesResponse");
    xml.start("wfs:StoredQuery", "id", BY_ID);
    xml.element("wfs:Title", "The feature of an id");
    for (FeatureType type : types.all()) {
      xml.element("wfs:ReturnFeatureType", type.name());
    }
    xml.end().newLine().end().newLine().flush();
  }

  void describe(Context ctx, WfsRequest request) throws IOException {
    request
        .value(WfsRequest.STORED_QUERY)
        .ifPresent(
            ids -> WfsRequest.list(WfsRequest.STORED_QUERY, ids).forEach(StoredQueries::check));
    XmlWriter xml = begin(ctx, request, "wfs:DescribeStoredQueriesResponse");
    xml.start("wfs:StoredQueryDescription", "id", BY_ID);
    xml.element("wfs:Title", "The feature of an id");
    xml.element("wfs:Abstract", "The feature itself, not a collection of it");
    xml.start("wfs:Parameter", "name", WfsRequest.ID, "type", "xs:string");
    xml.element("wfs:Abstract", "The gml:id of the feature").end();
    xml.empty(
        "wfs:QueryExpressionText",
        "returnFeatureTypes",
        String.join(" ", types.all().stream().map(FeatureType::name).toList()),
        "language",
        LANGUAGE,
        "isPrivate",
        "true");
    xml.end().newLine().end().newLine().flush();
  }

  private XmlWriter begin(Context ctx, WfsRequest request, String root) throws IOException {
    ctx.contentType("application/xml");
    XmlWriter xml = new XmlWriter(ctx.outputStream());
    List<String> attributes =
        new ArrayList<>(
            List.of(
                "xmlns:wfs",
                request.version().wfs(),
                "xmlns:xs",
                "http://www.w3.org/2001/XMLSchema",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                request.version().wfs() + " " + request.version().wfsSchema()));
    for (GmlVocabulary vocabulary : FeatureTypes.vocabularies(types.all().stream())) {
      attributes.addAll(List.of("xmlns:" + vocabulary.prefix(), vocabulary.namespace()));
    }
    return xml.declaration().start(root, attributes.toArray(String[]::new)).newLine();
  }
}

package org.lodeline.server.wfs;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.format.GmlFeatures;
import org.lodeline.geodata.format.GmlVocabulary;
import org.lodeline.geodata.xml.XmlWriter;

/** The document of GML in which a version of WFS answers features or values. */
final class GmlDocument {
  private final FeatureRequest request;
  private final XmlWriter xml;
  private final GmlFeatures features;
  private final String timeStamp = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();

  GmlDocument(FeatureRequest request, OutputStream out) {
    this.request = request;
    this.xml = new XmlWriter(out);
    this.features = new GmlFeatures(xml);
  }

  private WfsVersion version() {
    return request.request().version();
  }

  /**
   * Writes a collection of features, with one inside for each query where there are several.
   *
   * @param cursor over the features of the first slice, of which one was asked for already
   */
  void collection(List<FeatureRequest.Slice> slices, SimpleFeatureIterator cursor)
      throws IOException {
    xml.declaration();
    boolean nested = slices.size() > 1 && version() == WfsVersion.V2_0;
    xml.start("wfs:FeatureCollection", root(slices).toArray(String[]::new)).newLine();
    for (int i = 0; i < slices.size(); i++) {
      FeatureRequest.Slice slice = slices.get(i);
      if (nested) {
        List<String> counts = counts(slice.matched(), slice.returned());
        xml.start("wfs:member").start("wfs:FeatureCollection", counts.toArray(String[]::new));
        xml.newLine();
      }
      if (i == 0) {
        members(slice, cursor);
      } else if (slice.returned() > 0) {
        try (SimpleFeatureIterator next =
            slice.query().features(slice.skipped(), slice.returned())) {
          members(slice, next);
        }
      }
      if (nested) {
        xml.end().end().newLine();
      }
    }
    xml.end().newLine().flush();
  }

  private void members(FeatureRequest.Slice slice, SimpleFeatureIterator cursor)
      throws IOException {
    String member = version() == WfsVersion.V2_0 ? "wfs:member" : "gml:featureMember";
    FeatureQuery query = slice.query();
    GmlVocabulary vocabulary = query.type().vocabulary();
    for (long written = 0; written < slice.returned() && cursor.hasNext(); written++) {
      xml.start(member);
      features.write(query.view().of(cursor.next()), vocabulary, query.view().crs());
      xml.end().newLine();
    }
  }

  /** Writes the document of one feature. */
  void feature(SimpleFeature feature, FeatureQuery query) throws IOException {
    xml.declaration();
    List<String> attributes = namespaces(List.of(query.type()));
    features.write(
        query.view().of(feature),
        query.type().vocabulary(),
        query.view().crs(),
        attributes.toArray(String[]::new));
    xml.newLine().flush();
  }

  /** Begins a collection of the values of a property. */
  void beginValues(FeatureQuery query, long matched, long returned) throws IOException {
    List<String> attributes = namespaces(List.of(query.type()));
    attributes.addAll(counts(matched, returned));
    attributes.addAll(pages(matched, returned));
    xml.declaration().start("wfs:ValueCollection", attributes.toArray(String[]::new)).newLine();
  }

  void value(String text) throws IOException {
    xml.element("wfs:member", text).newLine();
  }

  /** One value of a property, which may have several in the feature. */
  void value(SimpleFeature feature, String property, FeatureQuery query) throws IOException {
    xml.start("wfs:member");
    Crs crs = query.view().crs();
    features.property(feature, property, query.type().vocabulary(), crs);
    xml.end().newLine();
  }

  void end() throws IOException {
    xml.end().newLine().flush();
  }

  private List<String> root(List<FeatureRequest.Slice> slices) {
    List<String> attributes =
        namespaces(slices.stream().map(slice -> slice.query().type()).distinct().toList());
    long matched = slices.stream().mapToLong(FeatureRequest.Slice::matched).sum();
    long returned = slices.stream().mapToLong(FeatureRequest.Slice::returned).sum();
    attributes.addAll(counts(matched, returned));
    if (version() == WfsVersion.V2_0) {
      attributes.addAll(pages(matched, returned));
    }
    return attributes;
  }

  private List<String> namespaces(List<FeatureType> types) {
    List<String> attributes = new ArrayList<>();
    attributes.addAll(List.of("xmlns:wfs", version().wfs(), "xmlns:gml", version().gml()));
    attributes.addAll(List.of("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"));
    List<String> locations = new ArrayList<>(List.of(version().wfs(), version().wfsSchema()));
    for (GmlVocabulary vocabulary : FeatureTypes.vocabularies(types.stream())) {
      attributes.addAll(List.of("xmlns:" + vocabulary.prefix(), vocabulary.namespace()));
      String names =
          types.stream()
              .filter(type -> type.vocabulary().equals(vocabulary))
              .map(FeatureType::name)
              .collect(Collectors.joining(","));
      locations.addAll(
          List.of(
              vocabulary.namespace(),
              request
                  .request()
                  .url(Operation.DescribeFeatureType, Map.of(WfsRequest.TYPE_NAMES, names))));
    }
    attributes.addAll(List.of("xsi:schemaLocation", String.join(" ", locations)));
    return attributes;
  }

  private List<String> counts(long matched, long returned) {
    return version() == WfsVersion.V2_0
        ? List.of(
            "timeStamp",
            timeStamp,
            "numberMatched",
            Long.toString(matched),
            "numberReturned",
            Long.toString(returned))
        // It had one number only, which counts those that match where no features come.
        : List.of(
            "timeStamp",
            timeStamp,
            "numberOfFeatures",
            Long.toString(request.hits() ? matched : returned));
  }

  private List<String> pages(long matched, long returned) {
    List<String> attributes = new ArrayList<>();
    Optional<String> next = request.next(matched, returned);
    next.ifPresent(url -> attributes.addAll(List.of("next", url)));
    request.previous(matched).ifPresent(url -> attributes.addAll(List.of("previous", url)));
    return attributes;
  }
}

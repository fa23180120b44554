package org.lodeline.server.wfs;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.Keyset;
import org.lodeline.geodata.xml.XmlName;

/** Answers the values of one property, without those that are unknown. */
final class GetPropertyValue {
  private final FeatureRequestReader reader;

  GetPropertyValue(FeatureRequestReader reader) {
    this.reader = reader;
  }

  void answer(Context ctx, WfsRequest wfs) throws IOException {
    String path =
        wfs.value(WfsRequest.VALUE_REFERENCE)
            .orElseThrow(
                () -> OwsException.missing(WfsRequest.VALUE_REFERENCE, "such as lode:name"));
    FeatureRequest request = reader.read(wfs);
    if (request.queries().size() != 1) {
      throw LodelineException.invalid(
          WfsRequest.TYPE_NAMES, "values are answered of one feature type at a time");
    } else if (!request.format().isGml()) {
      throw LodelineException.unknown(
          WfsRequest.OUTPUT_FORMAT,
          "format of values",
          request.format().mediaType(),
          List.of(OutputFormat.GML_3_2.mediaType()));
    }
    FeatureQuery asked = request.queries().get(0);
    String property =
        FeatureRequestReader.attribute(WfsRequest.VALUE_REFERENCE, path, asked.type());
    boolean isId = property.equals(Keyset.ID);
    FeatureQuery known = isId ? asked : knowing(asked, property);
    long matched = isId ? known.count() : count(known, property);
    long skipped = Math.min(request.startIndex(), matched);
    long wanted = request.hits() ? 0 : request.count().orElse(Integer.MAX_VALUE);
    long returned = Math.min(wanted, matched - skipped);
    try (SimpleFeatureIterator cursor = known.features(0, Integer.MAX_VALUE)) {
      cursor.hasNext();
      ctx.contentType(request.format().mediaType());
      GmlDocument document = new GmlDocument(request, ctx.outputStream());
      document.beginValues(known, matched, returned);
      Values values = new Values(document, known, property, skipped, returned);
      while (values.wanted > 0 && cursor.hasNext()) {
        values.of(cursor.next(), path);
      }
      document.end();
    }
  }

  /** Writes the values of features that are wanted, after those that are skipped. */
  private static final class Values {
    private final GmlDocument document;
    private final FeatureQuery query;
    private final String property;
    private long skipped;
    private long wanted;

    Values(GmlDocument document, FeatureQuery query, String property, long skipped, long wanted) {
      this.document = document;
      this.query = query;
      this.property = property;
      this.skipped = skipped;
      this.wanted = wanted;
    }

    void of(SimpleFeature stored, String path) throws IOException {
      if (property.equals(Keyset.ID)) {
        String id = stored.getID();
        if (isWanted()) {
          document.value(path.contains("@") ? XmlName.id(query.type().layer().id(), id) : id);
        }
      } else if (stored.getAttribute(property) instanceof List<?> items) {
        for (Object item : items) {
          if (isWanted()) {
            SimpleFeature one = SimpleFeatureBuilder.copy(stored);
            one.setAttribute(property, List.of(item));
            document.value(one, property, query);
          }
        }
      } else if (isWanted()) {
        document.value(query.view().of(stored), property, query);
      }
    }

    private boolean isWanted() {
      if (skipped > 0) {
        skipped--;
        return false;
      } else if (wanted == 0) {
        return false;
      }
      wanted--;
      return true;
    }
  }

  private static FeatureQuery knowing(FeatureQuery query, String property) {
    FilterFactory factory = CommonFactoryFinder.getFilterFactory();
    return new FeatureQuery(
        query.type(),
        query.layer(),
        FieldFilters.allOf(
            List.of(query.filter(), factory.not(factory.isNull(factory.property(property))))),
        query.order(),
        query.view());
  }

  /** How many values there are: a list has as many as items. */
  private static long count(FeatureQuery query, String property) {
    Class<?> binding = query.type().type().getDescriptor(property).getType().getBinding();
    if (!List.class.isAssignableFrom(binding)) {
      return query.count();
    }
    long count = 0;
    try (SimpleFeatureIterator features = query.features(0, Integer.MAX_VALUE)) {
      while (features.hasNext()) {
        count += features.next().getAttribute(property) instanceof List<?> items ? items.size() : 0;
      }
    }
    return count;
  }
}

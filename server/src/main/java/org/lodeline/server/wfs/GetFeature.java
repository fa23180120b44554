package org.lodeline.server.wfs;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.geodata.format.Csv;
import org.lodeline.geodata.format.FeatureWriter;
import org.lodeline.geodata.format.Format;
import org.lodeline.geodata.format.GeoJson;
import org.lodeline.geodata.format.Link;
import org.lodeline.geodata.format.Page;

/** Answers features, streamed: none is held longer than it takes to write it. */
final class GetFeature {
  private final FeatureRequestReader reader;

  GetFeature(FeatureRequestReader reader) {
    this.reader = reader;
  }

  void answer(Context ctx, WfsRequest wfs) throws IOException {
    FeatureRequest request = reader.read(wfs);
    List<FeatureRequest.Slice> slices = request.slices();
    FeatureRequest.Slice first = slices.get(0);
    try (SimpleFeatureIterator cursor = first.query().features(first.skipped(), first.returned())) {
      // The first feature is asked for before the first byte is written, while an error can still
      // be told.
      if (first.returned() > 0) {
        cursor.hasNext();
      }
      ctx.contentType(request.format().mediaType());
      if (request.format().isGml()) {
        new GmlDocument(request, ctx.outputStream()).collection(slices, cursor);
      } else {
        write(ctx, request, slices, cursor);
      }
    }
  }

  private static void write(
      Context ctx,
      FeatureRequest request,
      List<FeatureRequest.Slice> slices,
      SimpleFeatureIterator cursor)
      throws IOException {
    Format format = request.format() == OutputFormat.CSV ? new Csv() : new GeoJson();
    FeatureQuery first = slices.get(0).query();
    if (request.format() == OutputFormat.CSV) {
      ctx.header(
          "Content-Disposition", "inline; filename=\"" + first.type().localName() + ".csv\"");
    }
    try (FeatureWriter writer =
        format.open(ctx.outputStream(), first.view().type(), page(request, slices))) {
      writer.begin();
      members(slices.get(0), cursor, writer);
      for (FeatureRequest.Slice slice : slices.subList(1, slices.size())) {
        if (slice.returned() > 0) {
          try (SimpleFeatureIterator next =
              slice.query().features(slice.skipped(), slice.returned())) {
            members(slice, next, writer);
          }
        }
      }
      writer.end();
    }
  }

  private static void members(
      FeatureRequest.Slice slice, SimpleFeatureIterator cursor, FeatureWriter writer)
      throws IOException {
    for (long written = 0; written < slice.returned() && cursor.hasNext(); written++) {
      writer.feature(slice.query().view().of(cursor.next()));
    }
  }

  private static Page page(FeatureRequest request, List<FeatureRequest.Slice> slices) {
    long matched = slices.stream().mapToLong(FeatureRequest.Slice::matched).sum();
    long returned = slices.stream().mapToLong(FeatureRequest.Slice::returned).sum();
    String type = request.format().mediaType();
    List<Link> links = new ArrayList<>();
    request
        .next(matched, returned)
        .ifPresent(href -> links.add(new Link("next", type, "The next page", href)));
    request
        .previous(matched)
        .ifPresent(href -> links.add(new Link("prev", type, "The page before", href)));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new Page(slices.get(0).query().view().crs(), matched, returned, now, links);
  }
}

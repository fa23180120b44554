package org.lodeline.server.wfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request for features, or for values of a property of them.
 *
 * @param startIndex how many features are skipped
 * @param count how many are wanted at most; empty for all
 * @param hits whether only their number is asked for
 */
record FeatureRequest(
    WfsRequest request,
    List<FeatureQuery> queries,
    OutputFormat format,
    int startIndex,
    OptionalInt count,
    boolean hits) {
  FeatureRequest {
    queries = List.copyOf(queries);
  }

  /**
   * A part of what one query gives.
   *
   * @param matched how many features the query gives in all
   */
  record Slice(FeatureQuery query, long matched, long skipped, long returned) {}

  /** What of each query is answered, in their order. */
  List<Slice> slices() {
    List<Slice> slices = new ArrayList<>();
    long toSkip = startIndex;
    long wanted = hits ? 0 : count.orElse(Integer.MAX_VALUE);
    for (FeatureQuery query : queries) {
      long matched = query.count();
      long skipped = Math.min(toSkip, matched);
      long returned = Math.min(wanted, matched - skipped);
      slices.add(new Slice(query, matched, skipped, returned));
      toSkip -= skipped;
      wanted -= returned;
    }
    return slices;
  }

  /** The URL of the page after this one, if there is any; for a count alone, of the first. */
  Optional<String> next(long matched, long returned) {
    if (count.isEmpty()) {
      return Optional.empty();
    } else if (hits) {
      return matched > startIndex ? Optional.of(page(startIndex)) : Optional.empty();
    }
    long end = startIndex + returned;
    return end < matched && returned > 0 ? Optional.of(page(end)) : Optional.empty();
  }

  /** The URL of the page before this one, if there is any. */
  Optional<String> previous(long matched) {
    if (count.isEmpty() || startIndex == 0 || hits) {
      return Optional.empty();
    }
    return Optional.of(page(Math.max(0, Math.min(startIndex, matched) - count.getAsInt())));
  }

  private String page(long start) {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put(WfsRequest.START_INDEX, Long.toString(start));
    changes.put(WfsRequest.RESULT_TYPE, "results");
    return request.with(changes);
  }
}

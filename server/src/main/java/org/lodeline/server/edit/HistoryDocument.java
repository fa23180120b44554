package org.lodeline.server.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Change;
import org.lodeline.geodata.catalog.History;
import org.lodeline.geodata.format.Link;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Urls;

/**
 * A page of the history of a feature as JSON: who did what to it and when, with the feature before
 * and after.
 *
 * @param request which page it is
 * @param more whether other changes follow
 */
record HistoryDocument(
    String layerId, String featureId, Request request, List<Change> changes, boolean more) {
  private static final String MEDIA_TYPE = "application/json";

  HistoryDocument {
    changes = List.copyOf(changes);
  }

  /**
   * Which page of a history is asked for.
   *
   * @param after sequence of the change after which it begins; 0 for the first page
   * @param limit how many changes it has at most
   */
  record Request(long after, int limit) {
    static final String AFTER = "after";

    /**
     * Reads the parameters of a request.
     *
     * @throws LodelineException of kind INVALID_INPUT that names the parameter
     */
    static Request of(Context ctx) {
      Parameters parameters = Parameters.of(ctx, Set.of(Parameters.LIMIT, AFTER));
      return new Request(parameters.whole(AFTER, 0).orElse(0), parameters.pageLimit());
    }

    private Map<String, String> parameters() {
      Map<String, String> parameters = new LinkedHashMap<>();
      if (after > 0) {
        parameters.put(AFTER, String.valueOf(after));
      }
      if (limit != Parameters.DEFAULT_LIMIT) {
        parameters.put(Parameters.LIMIT, String.valueOf(limit));
      }
      return parameters;
    }
  }

  /** Reads a page; it has no changes where there are none after those of the page before. */
  static HistoryDocument read(History history, String layerId, String featureId, Request request) {
    // One more than asked for tells whether another page follows.
    List<Change> changes = history.of(layerId, featureId, request.after(), request.limit() + 1);
    boolean more = changes.size() > request.limit();
    return new HistoryDocument(
        layerId, featureId, request, more ? changes.subList(0, request.limit()) : changes, more);
  }

  /**
   * Answers with it; there are names of people in it, so nobody keeps it for others.
   *
   * @param url of the history, without parameters
   */
  void send(Context ctx, String url) {
    ctx.header("Cache-Control", "no-store");
    JsonAnswer.send(ctx, MEDIA_TYPE, json(url));
  }

  private List<Link> links(String url) {
    List<Link> links = new ArrayList<>();
    links.add(link("self", "This", url, request));
    if (more) {
      long last = changes.get(changes.size() - 1).sequence();
      links.add(link("next", "The next page", url, new Request(last, request.limit())));
    }
    return links;
  }

  private static Link link(String rel, String title, String url, Request page) {
    return new Link(rel, MEDIA_TYPE, title, Urls.of(url, page.parameters()));
  }

  private ObjectNode json(String url) {
    ObjectNode document = Resources.JSON.createObjectNode();
    document.put("collection", layerId);
    document.put("id", featureId);
    document.putPOJO("links", links(url));
    var list = document.putArray("changes");
    for (Change change : changes) {
      ObjectNode entry = list.addObject();
      entry.put("sequence", change.sequence());
      entry.put("time", change.time().toString());
      entry.put("who", change.who());
      entry.put("action", change.action().code());
      put(entry, "before", change.before());
      put(entry, "after", change.after());
    }
    return document;
  }

  /** As the text was written, so that no digit is lost. */
  private static void put(ObjectNode entry, String name, @Nullable String feature) {
    if (feature == null) {
      entry.putNull(name);
    } else {
      entry.putRawValue(name, new RawValue(feature));
    }
  }
}

package org.lodeline.server.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Change;
import org.lodeline.geodata.format.Link;
import org.lodeline.server.http.JsonAnswer;

/**
 * The history of a feature as JSON: who did what to it and when, with the feature before and after.
 */
record HistoryDocument(String layerId, String featureId, List<Change> changes) {
  HistoryDocument {
    changes = List.copyOf(changes);
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Answers with it; there are names of people in it, so nobody keeps it for others. */
  void send(Context ctx, String url) {
    ctx.header("Cache-Control", "no-store");
    JsonAnswer.send(ctx, "application/json", json(url));
  }

  private ObjectNode json(String url) {
    ObjectNode document = Resources.JSON.createObjectNode();
    document.put("collection", layerId);
    document.put("id", featureId);
    document.putPOJO("links", List.of(new Link("self", "application/json", "This", url)));
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

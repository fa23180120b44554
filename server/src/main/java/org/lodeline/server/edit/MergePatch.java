package org.lodeline.server.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396). */
final class MergePatch {
  private MergePatch() {}

  /** Changes a document by a patch: null removes a member, and lists are replaced whole. */
  static void apply(ObjectNode document, ObjectNode patch) {
    patch
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              JsonNode change = member.getValue();
              if (change.isNull()) {
                document.remove(name);
              } else if (change instanceof ObjectNode inner) {
                ObjectNode target =
                    document.get(name) instanceof ObjectNode known ? known : document.objectNode();
                apply(target, inner);
                document.set(name, target);
              } else {
                document.set(name, change);
              }
            });
  }
}

package org.lodeline.geodata.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A link to a resource (RFC 8288).
 *
 * @param rel how what it stands in relates to the resource
 * @param type media type of the resource
 * @param href absolute URL
 * @param body what is to be sent there by POST, as a JSON object; empty for a link to GET
 */
public record Link(
    String rel,
    String type,
    String title,
    String href,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> body) {
  public Link {
    body = Map.copyOf(body);
  }

  /** A link to GET. */
  public Link(String rel, String type, String title, String href) {
    this(rel, type, title, href, Map.of());
  }
}

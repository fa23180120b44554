package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.format.Link;

/** Writes the pages for people, from the same documents that programs get. */
final class HtmlPages {
  private static final TypeReference<Map<String, Object>> MODEL = new TypeReference<>() {};

  /** Texts are escaped, and what is missing is written as nothing. */
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().defaultValue("").emptyStringIsFalse(true).withLoader(HtmlPages::open);

  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  private static Reader open(String name) {
    return new InputStreamReader(
        HtmlPages.class.getResourceAsStream(name + ".html"), StandardCharsets.UTF_8);
  }

  /**
   * A page.
   *
   * @param template name of a file beside this class
   * @param document what programs get
   * @param more what only the page shows
   */
  String page(Exchange exchange, String template, JsonNode document, Map<String, Object> more) {
    Map<String, Object> model = new HashMap<>(Resources.JSON.convertValue(document, MODEL));
    model.putAll(Resources.JSON.convertValue(more, MODEL));
    model.put("server", exchange.server(""));
    model.put("crumbs", crumbs(exchange));
    List<Link> forms =
        exchange.selfAndAlternates().stream()
            .filter(link -> link.rel().equals("alternate"))
            .toList();
    model.put("alternates", forms);
    return templates.computeIfAbsent(template, name -> COMPILER.compile(open(name))).execute(model);
  }

  /** The resources above this one, as the path names them. */
  private static List<Map<String, String>> crumbs(Exchange exchange) {
    List<Map<String, String>> crumbs = new ArrayList<>();
    String path = exchange.path();
    int end = path.indexOf('/', 1);
    while (end > 0) {
      String above = path.substring(0, end);
      String name = above.substring(above.lastIndexOf('/') + 1);
      String shown = above.equals(Exchange.ROOT) ? "OGC API" : name;
      crumbs.add(Map.of("name", shown, "href", exchange.server(above)));
      end = path.indexOf('/', end + 1);
    }
    return crumbs;
  }
}

package org.lodeline.server.ogcapi;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.format.Link;
import org.lodeline.geodata.supply.ScenarioLayers;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Representation;
import org.lodeline.server.http.Urls;

/** One request to the API: what it asks for in which representation, and links seen from it. */
final class Exchange {
  static final String ROOT = "/ogc";
  static final Representation JSON = new Representation("json", "application/json", "JSON");
  static final Representation SCHEMA =
      new Representation("json", "application/schema+json", "JSON Schema");
  static final Representation OPENAPI =
      new Representation("json", "application/vnd.oai.openapi+json;version=3.0", "OpenAPI");
  static final Representation HTML = new Representation("html", "text/html", "a page");

  private final Context ctx;
  private final Map<String, List<String>> values;
  private final Parameters parameters;
  private final boolean inBody;
  private final List<Representation> offered;
  private final Representation representation;
  private final String server;
  private final String url;

  private Exchange(
      Context ctx,
      Map<String, List<String>> values,
      Set<String> known,
      boolean inBody,
      List<Representation> offered) {
    this.ctx = ctx;
    this.values = values;
    this.parameters = Parameters.of(values, withFormat(known));
    this.inBody = inBody;
    this.offered = offered;
    this.representation = Representation.chosen(ctx, parameters, offered);
    this.server = BaseUrl.of(ctx);
    this.url = server + path(ctx);
    // The same address may answer in several forms.
    Caching.varyBy(ctx, "Accept");
  }

  /**
   * A request that takes these parameters, and {@code f}.
   *
   * @param offered what the resource can be had as, the usual one first
   */
  static Exchange of(Context ctx, Set<String> known, List<Representation> offered) {
    return new Exchange(ctx, withoutBlanks(ctx), known, false, offered);
  }

  /** A request whose parameters came in its body. */
  static Exchange of(
      Context ctx,
      Map<String, List<String>> values,
      Set<String> known,
      List<Representation> offered) {
    Parameters.of(ctx, Set.of());
    return new Exchange(ctx, values, known, true, offered);
  }

  /** The parameters; of a page's form without those that its reader left empty. */
  private static Map<String, List<String>> withoutBlanks(Context ctx) {
    Map<String, List<String>> values = new LinkedHashMap<>(ctx.queryParamMap());
    if (values.getOrDefault(Representation.PARAMETER, List.of()).contains(HTML.name())) {
      values
          .entrySet()
          .removeIf(
              given ->
                  ItemsPage.FORM_FIELDS.contains(given.getKey())
                      && given.getValue().equals(List.of("")));
    }
    return values;
  }

  private static Set<String> withFormat(Set<String> known) {
    Set<String> all = new LinkedHashSet<>(known);
    all.add(Representation.PARAMETER);
    return all;
  }

  Context ctx() {
    return ctx;
  }

  Parameters parameters() {
    return parameters;
  }

  Representation representation() {
    return representation;
  }

  boolean isHtml() {
    return representation.equals(HTML);
  }

  /** Whether the parameters came in the body of the request. */
  boolean isPost() {
    return inBody;
  }

  /** The absolute URL of a path of the server. */
  String server(String path) {
    return server + path;
  }

  /** The absolute URL of a path below that of the API. */
  String api(String path) {
    return server + ROOT + path;
  }

  /** The absolute URL of a path below that of the API, with parameters. */
  String api(String path, Map<String, String> values) {
    return Urls.of(api(path), values);
  }

  /** The parameters of this request with other values for some, empty for none. */
  private Map<String, String> values(Map<String, String> changes) {
    Map<String, String> changed = new LinkedHashMap<>();
    values.forEach((name, list) -> changed.put(name, list.get(0)));
    changed.putAll(changes);
    changed.values().removeIf(String::isEmpty);
    return changed;
  }

  /** What is given for the parameters of this request. */
  Map<String, String> values() {
    return values(Map.of());
  }

  /** The absolute URL of this request with other values for some parameters, empty for none. */
  String with(Map<String, String> changes) {
    return Urls.of(url, values(changes));
  }

  /** The absolute URL of this request without its parameters. */
  String url() {
    return url;
  }

  /** The page of a feature of this collection, under the same scenario. */
  String item(String featureId, String layerId) {
    Map<String, String> scenario = new LinkedHashMap<>(values());
    scenario.keySet().retainAll(ScenarioLayers.parametersOf(layerId));
    return Urls.of(url + "/" + Urls.segment(featureId), scenario);
  }

  /** The same features as the map of a page reads them. */
  String mapped() {
    return with(
        Map.of(
            Representation.PARAMETER, JSON.name(),
            ItemsRequest.CRS, "",
            ItemsRequest.SKIP_GEOMETRY, ""));
  }

  /** A link to what this request would be with other values for some parameters. */
  Link link(String rel, Representation form, String title, Map<String, String> changes) {
    return inBody
        ? new Link(rel, form.mediaType(), title, url(), values(changes))
        : new Link(rel, form.mediaType(), title, with(changes));
  }

  /** The path of this request, without a slash at its end. */
  String path() {
    return url.substring(server.length());
  }

  private static String path(Context ctx) {
    String path = ctx.req().getRequestURI();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Links to this resource as it is answered, and to the other forms of it. */
  List<Link> selfAndAlternates() {
    List<Link> links = new ArrayList<>();
    links.add(link("self", representation, "This", Map.of()));
    for (Representation other : offered) {
      if (!other.equals(representation)) {
        Map<String, String> change = Map.of(Representation.PARAMETER, other.name());
        links.add(link("alternate", other, "This as " + other.title(), change));
      }
    }
    return links;
  }
}

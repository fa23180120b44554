package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.format.Link;
import org.lodeline.server.http.Reads;
import org.lodeline.server.http.Representation;
import org.lodeline.server.http.Urls;
import org.lodeline.server.present.picture.MapLibreStyle;
import org.lodeline.server.present.picture.Palette;
import org.lodeline.server.tiles.TileAnswers;

/**
 * OGC API - Styles: for each layer, how MapLibre draws its vector tiles. A style asks for its tiles
 * with the parameters that it was asked for with, so that a scenario can be opened as a map.
 */
public final class OgcStyleRoutes {
  static final Representation STYLE =
      new Representation("json", "application/vnd.mapbox.style+json", "a MapLibre style");
  static final List<Representation> LIST = List.of(Exchange.JSON);
  private static final String STYLES = "/styles";
  private static final String THEME = "theme";
  private static final String LAND = "countries";

  private final Catalog catalog;
  private final TileAnswers tiles;
  private final DocumentSender sender;

  /**
   * The routes of a server.
   *
   * @param version of the server, which decides how things are written
   */
  public OgcStyleRoutes(Catalog catalog, TileAnswers tiles, String version) {
    this.catalog = catalog;
    this.tiles = tiles;
    this.sender = new DocumentSender(new HtmlPages(), version);
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, Exchange.ROOT + STYLES, this::styles);
    Reads.get(routes, Exchange.ROOT + STYLES + "/{styleId}", this::style);
  }

  private void styles(Context ctx) {
    Exchange exchange = Exchange.of(ctx, Set.of(), LIST);
    ObjectNode document = Resources.JSON.createObjectNode();
    document.put("default", "deposits");
    ArrayNode styles = document.putArray("styles");
    for (Layer layer : tiles.layers()) {
      ObjectNode style = styles.addObject();
      style.put("id", layer.id()).put("title", layer.definition().title());
      String href = exchange.api(STYLES + "/" + Urls.segment(layer.id()));
      style.putPOJO(
          "links", List.of(new Link("stylesheet", STYLE.mediaType(), "For MapLibre", href)));
    }
    document.putPOJO("links", exchange.selfAndAlternates());
    sender.send(exchange, document, "", Map.of());
  }

  private void style(Context ctx) {
    Layer stored = tiles.layer(ctx.pathParam("styleId"));
    Set<String> known = new LinkedHashSet<>(TileAnswers.parametersOf(stored.definition()));
    known.add(THEME);
    Exchange exchange = Exchange.of(ctx, known, List.of(STYLE));
    Layer layer = tiles.checked(exchange.parameters(), stored);
    Map<String, String> given = exchange.values();
    given.keySet().removeAll(List.of(Representation.PARAMETER, THEME));
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put(LAND, template(exchange, LAND, Map.of()));
    sources.put(layer.id(), template(exchange, layer.id(), given));
    MapLibreStyle style = new MapLibreStyle(palette(exchange), catalog.commodities());
    sender.send(exchange, style.of(layer.definition(), sources), "", Map.of());
  }

  private static String template(Exchange exchange, String layer, Map<String, String> values) {
    return Urls.of(TileAnswers.template(exchange.server(""), layer), values);
  }

  private static Palette palette(Exchange exchange) {
    String theme = exchange.parameters().text(THEME).orElse("light");
    return switch (theme) {
      case "light" -> Palette.LIGHT;
      case "dark" -> Palette.DARK;
      default -> throw LodelineException.unknown(THEME, "theme", theme, List.of("light", "dark"));
    };
  }
}

package org.lodeline.server.present;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.http.Representation;
import org.lodeline.server.http.Urls;
import org.lodeline.server.pages.PageTemplate;

/** {@code /embed}: a view for the pages of others. */
public final class EmbedRoutes {
  private static final Representation PAGE = new Representation("html", "text/html", "The page");

  /** What an embed asks when the page around it wants another view. */
  private static final Representation WORDS =
      new Representation("json", "application/json", "The view in words");

  /** Of the picture for those without scripts. */
  private static final int PICTURE_WIDTH = 800;

  private static final int PICTURE_HEIGHT = 450;

  private final ViewCards cards;
  private final String tiles;
  private final PageTemplate page = new PageTemplate("embed.html");
  private final PageTemplate refusal = new PageTemplate("embed-refusal.html");

  /**
   * The embeds of a server.
   *
   * @param tiles URL template of the online tile layer; empty for none
   */
  public EmbedRoutes(ViewCards cards, String tiles) {
    this.cards = cards;
    this.tiles = tiles;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, ViewCards.EMBED, this::embed);
  }

  private void embed(Context ctx) {
    if (ctx.path().endsWith("/")) {
      // What the page asks for is relative to its place.
      String query = Optional.ofNullable(ctx.queryString()).map(text -> "?" + text).orElse("");
      ctx.redirect(BaseUrl.of(ctx) + ViewCards.EMBED + query, HttpStatus.MOVED_PERMANENTLY);
      return;
    }
    Caching.varyBy(ctx, "Accept");
    boolean isProgram =
        Representation.chosen(ctx, Parameters.of(Map.of(), Set.of()), List.of(PAGE, WORDS))
            .equals(WORDS);
    try {
      LinkCard card = cards.ofEmbed(BaseUrl.of(ctx), ctx.queryParamMap());
      if (isProgram) {
        Caching.control(ctx, "no-cache");
        JsonAnswer.send(
            ctx, WORDS.mediaType(), Map.of("title", card.title(), "sentence", card.sentence()));
      } else {
        page.send(ctx, places(ctx, card));
      }
    } catch (LodelineException e) {
      if (isProgram || e.kind() != LodelineException.Kind.INVALID_INPUT) {
        throw e;
      }
      refuse(ctx, e);
    }
  }

  private Map<String, String> places(Context ctx, LinkCard card) {
    Map<String, String> places = new HashMap<>();
    places.put("tiles", tiles);
    places.put("head", card.head());
    places.put("title", card.title());
    places.put("titleClass", shownIf("embed__title", first(ctx, ViewReader.TITLE).isPresent()));
    places.put("sentence", card.sentence());
    places.put(
        "sentenceClass",
        shownIf("embed__sentence", first(ctx, "caption").equals(Optional.of("true"))));
    places.put("map", Urls.of("./", card.picture()));
    places.put("picture", card.pictureUrl(PICTURE_WIDTH, PICTURE_HEIGHT));
    places.put("lang", first(ctx, ViewReader.LANG).orElse("en"));
    return places;
  }

  private static String shownIf(String className, boolean shown) {
    return shown ? className : "visually-hidden";
  }

  /** For the people who see the page around it, so not as a problem document. */
  private void refuse(Context ctx, LodelineException e) {
    Map<String, String> places = new HashMap<>();
    places.put("parameter", e.parameter().orElse(""));
    places.put("detail", e.getMessage());
    places.put(
        "theme",
        first(ctx, ViewReader.THEME).filter(List.of("light", "dark")::contains).orElse(""));
    refusal.refuse(ctx, HttpStatus.BAD_REQUEST, places);
  }

  private static Optional<String> first(Context ctx, String name) {
    return ctx.queryParams(name).stream().findFirst();
  }
}

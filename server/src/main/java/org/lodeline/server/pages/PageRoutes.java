package org.lodeline.server.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.basemap.World;
import org.lodeline.server.http.Reads;

/** The map application: its page, scripts, styles and libraries, and the base map that it draws. */
public final class PageRoutes {
  private static final String WEB = "/web/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** Asked about each time, so that a new version of the server shows at once. */
  private static final String ASK = "no-cache";

  /** Paths of libraries hold their versions, so what is at one never changes. */
  private static final String KEEP = "public, max-age=31536000, immutable";

  private static final String KEEP_FOR_AN_HOUR = "public, max-age=3600";

  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "png", "image/png",
          "svg", "image/svg+xml");

  private final String tiles;
  private final Function<Context, String> head;
  private final PageTemplate map = new PageTemplate("index.html");
  private final PageTemplate status = new PageTemplate("status.html");
  private final Map<String, Asset> assets = new ConcurrentHashMap<>();

  /**
   * The pages of a server.
   *
   * @param tiles URL template of the online tile layer; empty for none
   * @param head what the head of the map's page says of the view that is asked for, as HTML
   */
  public PageRoutes(String tiles, Function<Context, String> head) {
    this.tiles = tiles;
    this.head = head;
  }

  public void register(RoutesConfig routes) {
    for (String path : List.of("/", "/index.html")) {
      Reads.get(routes, path, this::sendMap);
    }
    // It tells nothing of the server by itself: its script asks for that.
    Reads.get(routes, "/status", ctx -> status.send(ctx, Map.of()));
    for (String folder : List.of("css", "js", "i18n")) {
      Reads.get(
          routes,
          "/" + folder + "/<file>",
          ctx -> send(ctx, WEB, folder + "/" + ctx.pathParam("file"), ASK));
    }
    // Asked for by the pages of others, each time they are opened.
    Reads.get(
        routes, "/lodeline-map.js", ctx -> send(ctx, WEB, "lodeline-map.js", KEEP_FOR_AN_HOUR));
    Reads.get(routes, "/favicon.svg", ctx -> send(ctx, WEB, "favicon.svg", ASK));
    Reads.get(routes, "/webjars/<file>", ctx -> send(ctx, WEBJARS, ctx.pathParam("file"), KEEP));
    Reads.get(
        routes,
        "/" + World.RESOURCE,
        ctx -> send(ctx, "/org/lodeline/geodata/", World.RESOURCE, ASK));
  }

  private void sendMap(Context ctx) {
    map.send(ctx, Map.of("tiles", tiles, "head", head.apply(ctx)));
  }

  private void send(Context ctx, String root, String path, String cacheControl) {
    Asset asset = assets.get(root + path);
    if (asset == null) {
      asset = read(root, path).orElseThrow(NotFoundResponse::new);
      assets.put(root + path, asset);
    }
    asset.send(ctx, cacheControl);
  }

  /** Reads a file of the class path; empty if there is none, or none that may be sent. */
  private Optional<Asset> read(String root, String path) {
    String mediaType = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (mediaType == null || !PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    try (InputStream in = PageRoutes.class.getResourceAsStream(root + path)) {
      if (in == null) {
        return Optional.empty();
      }
      return Optional.of(new Asset(mediaType, in.readAllBytes()));
    } catch (IOException e) {
      throw LodelineException.brokenData("reading the page " + path, e);
    }
  }
}

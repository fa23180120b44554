package org.lodeline.server.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.basemap.World;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.Reads;

/** The map application. */
public final class PageRoutes {
  private static final String NO_TILES = "<meta name=\"lodeline-tiles\" content=\"\">";

  private final byte[] index;
  private final byte[] baseMap;
  private final String version;

  /**
   * The pages of a server.
   *
   * @param tiles URL template of the online tile layer; empty for none
   */
  public PageRoutes(String tiles, String version) {
    this.index = index(tiles);
    this.version = version;
    try (InputStream in = Resources.open(World.RESOURCE)) {
      this.baseMap = in.readAllBytes();
    } catch (IOException e) {
      throw LodelineException.brokenData("reading the base map", e);
    }
  }

  private static byte[] index(String tiles) {
    try (InputStream in = PageRoutes.class.getResourceAsStream("/web/index.html")) {
      if (in == null) {
        throw LodelineException.brokenData("this build lacks its pages", null);
      }
      String escaped = tiles.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace(NO_TILES, NO_TILES.replace("\"\"", '"' + escaped + '"'))
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw LodelineException.brokenData("reading the pages", e);
    }
  }

  /** Serves the scripts, styles and libraries as they are. */
  public static void registerStaticFiles(JavalinConfig config) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/";
          files.directory = "/web";
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", "no-cache");
        });
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/webjars";
          files.directory = "/META-INF/resources/webjars";
          files.location = Location.CLASSPATH;
          // Their paths hold their versions, so what is at one never changes.
          files.headers = Map.of("Cache-Control", "public, max-age=31536000, immutable");
        });
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/", this::index);
    Reads.get(routes, "/index.html", this::index);
    Reads.get(routes, "/basemap/world.json", this::baseMap);
  }

  private void index(Context ctx) {
    if (!Caching.isNotModified(ctx, version)) {
      ctx.contentType(ContentType.TEXT_HTML).result(index);
    }
  }

  private void baseMap(Context ctx) {
    if (!Caching.isNotModified(ctx, version)) {
      ctx.contentType(ContentType.APPLICATION_JSON).result(baseMap);
    }
  }
}

package org.lodeline.server.present.picture;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.http.Refusal;
import org.lodeline.server.present.ViewFeatures;
import org.lodeline.server.present.ViewFeatures.Shown;
import org.lodeline.server.present.ViewReader;
import org.lodeline.server.present.ViewState;
import org.lodeline.server.present.ViewWords;

/** {@code /maps/static.png}, {@code .svg} and {@code .pdf}: pictures of views. */
public final class PictureRoutes {
  private static final String NAME = "static";
  private static final int WAITING_PER_DRAWING = 8;
  private static final long LONGEST_WAIT_SECONDS = 10;
  private static final int CARD_WIDTH = 1200;
  private static final int CARD_HEIGHT = 675;

  private final Catalog catalog;
  private final ViewReader views;
  private final ViewFeatures features;
  private final ViewWords words;
  private final MapPainter painter;
  private final String version;

  /** As many are drawn at once as there are processors: more would only take memory. */
  private final Semaphore drawing = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  private final Semaphore waiting =
      new Semaphore(Runtime.getRuntime().availableProcessors() * WAITING_PER_DRAWING);

  /**
   * The routes of a server.
   *
   * @param words say what a view shows
   * @param version of the server, which decides how pictures are drawn
   */
  public PictureRoutes(
      Catalog catalog,
      Lazy<World> world,
      ViewReader views,
      ViewFeatures features,
      ViewWords words,
      String version) {
    this.catalog = catalog;
    this.views = views;
    this.features = features;
    this.words = words;
    this.painter = new MapPainter(catalog, world);
    this.version = version;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/maps/{file}", this::picture);
  }

  private void picture(Context ctx) throws IOException {
    String file = ctx.pathParam("file");
    PictureFormat format =
        PictureFormat.byExtension(file.substring(file.lastIndexOf('.') + 1))
            .filter(one -> file.equals(NAME + "." + one.extension()))
            .orElseThrow(
                () ->
                    LodelineException.notFound(
                        "file",
                        "pictures are static.png, static.svg and static.pdf, not "
                            + LodelineException.quoted(file)));
    PictureRequest request;
    List<Shown> layers;
    try {
      request = PictureRequest.read(Parameters.of(ctx, PictureRequest.names()), views);
      layers = features.of(request.view());
    } catch (LodelineException e) {
      if (e.kind() != LodelineException.Kind.INVALID_INPUT) {
        throw e;
      }
      // What shows pictures shows no texts, so the error is a picture.
      card(ctx, format, e.parameter().map(name -> name + ": ").orElse("") + e.getMessage());
      return;
    }
    if (!Caching.isNotModified(ctx, tag(request, format, layers))) {
      byte[] picture = drawn(request, format, layers);
      ctx.contentType(format.mediaType());
      ctx.header("Content-Disposition", "inline; filename=\"lodeline." + format.extension() + "\"");
      ctx.result(picture);
    }
  }

  /** A picture is told apart by what it is of, and bears the date. */
  private String tag(PictureRequest request, PictureFormat format, List<Shown> layers) {
    String versions =
        layers.stream().map(shown -> shown.layer().version()).collect(Collectors.joining("-"));
    String whole = version + request + format + versions + LocalDate.now(ZoneOffset.UTC);
    return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private byte[] drawn(PictureRequest request, PictureFormat format, List<Shown> layers)
      throws IOException {
    enter();
    try {
      String sentence = words.sentence(request.view());
      Palette palette = Palette.of(request.view().theme().orElse(ViewState.Theme.LIGHT));
      Picture picture = new Picture(request, sentence, palette);
      return format.write(
          sheet(request, sentence), (Graphics2D g) -> picture.draw(g, painter, catalog, layers));
    } finally {
      drawing.release();
    }
  }

  /** Waits for its turn, but not long, and not in a long queue. */
  private void enter() {
    if (drawing.tryAcquire()) {
      return;
    }
    try {
      if (!waiting.tryAcquire()) {
        throw busy();
      }
      try {
        if (!drawing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
          throw busy();
        }
      } finally {
        waiting.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static Refusal busy() {
    return Refusal.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "Too many pictures are being drawn; ask again in a few seconds.",
        Map.of("Retry-After", "5"));
  }

  private static PictureFormat.Sheet sheet(PictureRequest request, String sentence) {
    return new PictureFormat.Sheet(
        request.width(),
        request.height(),
        request.scale(),
        request.view().title().orElse("Lodeline"),
        sentence,
        request.view().lang().orElse("en"));
  }

  private static void card(Context ctx, PictureFormat format, String message) throws IOException {
    ctx.status(HttpStatus.BAD_REQUEST);
    ctx.header("Cache-Control", "no-store");
    ctx.contentType(format.mediaType());
    ctx.result(
        format.write(
            new PictureFormat.Sheet(CARD_WIDTH, CARD_HEIGHT, 1, "Lodeline", message, "en"),
            (Graphics2D g) -> ErrorCard.draw(g, message, CARD_WIDTH, CARD_HEIGHT)));
  }
}

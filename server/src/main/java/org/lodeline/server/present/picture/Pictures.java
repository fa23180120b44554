package org.lodeline.server.present.picture;

import io.javalin.http.HttpStatus;
import java.awt.Graphics2D;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.server.http.Refusal;
import org.lodeline.server.present.ViewFeatures;
import org.lodeline.server.present.ViewFeatures.Shown;
import org.lodeline.server.present.ViewState;
import org.lodeline.server.present.ViewWords;

/** Draws pictures of views, as many at once as the machine can. Safe for all threads. */
public final class Pictures {
  private static final int WAITING_PER_DRAWING = 8;
  private static final long LONGEST_WAIT_SECONDS = 10;

  private final Catalog catalog;
  private final ViewFeatures features;
  private final ViewWords words;
  private final MapPainter painter;

  /** As many are drawn at once as there are processors: more would only take memory. */
  private final Semaphore drawing = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  private final Semaphore waiting =
      new Semaphore(Runtime.getRuntime().availableProcessors() * WAITING_PER_DRAWING);

  /**
   * Pictures of the features of a catalogue.
   *
   * @param words say what a view shows
   */
  public Pictures(Catalog catalog, Lazy<World> world, ViewFeatures features, ViewWords words) {
    this.catalog = catalog;
    this.features = features;
    this.words = words;
    this.painter = new MapPainter(catalog, world);
  }

  /** What there is to write of a picture. */
  public interface Writing {
    byte[] write() throws IOException;
  }

  /**
   * Writes something with pictures in it when its turn has come.
   *
   * @throws Refusal with 503 if too many wait already
   */
  public byte[] inTurn(Writing writing) throws IOException {
    enter();
    try {
      return writing.write();
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

  /** A picture of a view as PNG, of a size in CSS pixels, with everything that belongs to it. */
  public byte[] png(ViewState view, int width, int height) throws IOException {
    return write(PictureRequest.plain(view, width, height), PictureFormat.PNG, features.of(view));
  }

  byte[] write(PictureRequest request, PictureFormat format, List<Shown> layers)
      throws IOException {
    String sentence = words.sentence(request.view());
    PictureFormat.Sheet sheet =
        new PictureFormat.Sheet(
            request.width(),
            request.height(),
            request.scale(),
            request.view().title().orElse("Lodeline"),
            sentence,
            request.view().lang().orElse("en"));
    return format.write(sheet, g -> picture(request, sentence).draw(g, painter, catalog, layers));
  }

  /** Draws a picture of a view on paper of a size, its upper left corner at the origin. */
  public void draw(Graphics2D g, ViewState view, int width, int height) throws IOException {
    PictureRequest request = PictureRequest.plain(view, width, height);
    picture(request, words.sentence(view)).draw(g, painter, catalog, features.of(view));
  }

  private static Picture picture(PictureRequest request, String sentence) {
    Palette palette = Palette.of(request.view().theme().orElse(ViewState.Theme.LIGHT));
    return new Picture(request, sentence, palette);
  }
}

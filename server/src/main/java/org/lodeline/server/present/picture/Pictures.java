package org.lodeline.server.present.picture;

import io.javalin.http.HttpStatus;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.server.http.Refusal;
import org.lodeline.server.present.ViewFeatures;
import org.lodeline.server.present.ViewFeatures.Shown;
import org.lodeline.server.present.ViewState;
import org.lodeline.server.present.ViewWords;

/**
 * Draws pictures of views, as many at once as the machine can, and keeps those asked for last. Safe
 * for all threads.
 */
public final class Pictures {
  private static final int WAITING_PER_DRAWING = 8;
  private static final long LONGEST_WAIT_SECONDS = 10;
  private static final long KEPT_BYTES = 32_000_000;

  private final Catalog catalog;
  private final ViewFeatures features;
  private final ViewWords words;
  private final String version;
  private final MapPainter painter;

  /** By their tags. */
  private final Memo<String, byte[]> written =
      Memo.weighed(KEPT_BYTES, (tag, bytes) -> bytes.length + 2 * tag.length());

  /** As many are drawn at once as there are processors: more would only take memory. */
  private final Semaphore drawing = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  private final Semaphore waiting =
      new Semaphore(Runtime.getRuntime().availableProcessors() * WAITING_PER_DRAWING);

  /**
   * Pictures of the features of a catalogue.
   *
   * @param words say what a view shows
   * @param version of the server, which decides how pictures are drawn
   */
  public Pictures(
      Catalog catalog, Lazy<World> world, ViewFeatures features, ViewWords words, String version) {
    this.catalog = catalog;
    this.features = features;
    this.words = words;
    this.version = version;
    this.painter = new MapPainter(catalog, world);
  }

  /** What there is to write of a picture. */
  public interface Writing {
    byte[] write() throws IOException;
  }

  /**
   * What tells the bytes of a file with pictures in it from others: they show the layers that are
   * seen by whom this thread answers, as they are now, and bear the date.
   *
   * @param what of which the pictures are, all of it in its text
   */
  public String tag(Object what) {
    String layers =
        catalog.layers().stream()
            .map(layer -> layer.id() + "=" + layer.version())
            .collect(Collectors.joining(","));
    String whole = version + " " + what + " " + layers + " " + LocalDate.now(ZoneOffset.UTC);
    return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /**
   * A file with pictures in it, written when its turn has come unless it was before.
   *
   * @param tag of {@link #tag}
   * @throws Refusal with 503 if too many wait already
   */
  public byte[] file(String tag, Writing writing) throws IOException {
    try {
      return written.get(tag, () -> inTurn(writing));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** How the files that are kept are used; their size is in bytes. */
  public Memo.Use use() {
    return written.use();
  }

  private byte[] inTurn(Writing writing) {
    enter();
    try {
      return writing.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

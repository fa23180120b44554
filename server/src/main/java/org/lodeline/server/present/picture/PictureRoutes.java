package org.lodeline.server.present.picture;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.awt.Graphics2D;
import java.io.IOException;
import java.util.List;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.present.ViewFeatures;
import org.lodeline.server.present.ViewFeatures.Shown;
import org.lodeline.server.present.ViewReader;

/** {@code /maps/static.png}, {@code .svg} and {@code .pdf}: pictures of views. */
public final class PictureRoutes {
  private static final String NAME = "static";
  private static final int CARD_WIDTH = 1200;
  private static final int CARD_HEIGHT = 675;

  private final ViewReader views;
  private final ViewFeatures features;
  private final Pictures pictures;

  public PictureRoutes(ViewReader views, ViewFeatures features, Pictures pictures) {
    this.views = views;
    this.features = features;
    this.pictures = pictures;
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
    try {
      PictureRequest request =
          PictureRequest.read(Parameters.of(ctx, PictureRequest.names()), views);
      send(ctx, format, request, features.of(request.view()));
    } catch (LodelineException e) {
      if (e.kind() != LodelineException.Kind.INVALID_INPUT) {
        throw e;
      }
      // What shows pictures shows no texts, so the error is a picture.
      card(ctx, format, e.parameter().map(name -> name + ": ").orElse("") + e.getMessage());
    }
  }

  private void send(Context ctx, PictureFormat format, PictureRequest request, List<Shown> layers)
      throws IOException {
    String tag = pictures.tag(request + " " + format);
    if (!Caching.isNotModified(ctx, tag)) {
      byte[] picture = pictures.file(tag, () -> pictures.write(request, format, layers));
      describe(ctx, format);
      ctx.header("Content-Disposition", "inline; filename=\"lodeline." + format.extension() + "\"");
      ctx.result(picture);
    }
  }

  /** A picture that is opened by itself has its colours in it, and asks for nothing. */
  private static void describe(Context ctx, PictureFormat format) {
    ctx.contentType(format.mediaType());
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  }

  private static void card(Context ctx, PictureFormat format, String message) throws IOException {
    ctx.status(HttpStatus.BAD_REQUEST);
    ctx.header("Cache-Control", "no-store");
    describe(ctx, format);
    ctx.result(
        format.write(
            new PictureFormat.Sheet(CARD_WIDTH, CARD_HEIGHT, 1, "Lodeline", message, "en"),
            (Graphics2D g) -> ErrorCard.draw(g, message, CARD_WIDTH, CARD_HEIGHT)));
  }
}

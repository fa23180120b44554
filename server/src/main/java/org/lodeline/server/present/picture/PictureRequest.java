package org.lodeline.server.present.picture;

import java.util.LinkedHashSet;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.present.ViewReader;
import org.lodeline.server.present.ViewState;

/**
 * A picture that is asked for.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param scale how many pixels of the picture one of them is
 * @param legend whether there is to be a legend, where there is room for it
 * @param caption whether there are to be the sentence, the sources and the date
 */
record PictureRequest(
    ViewState view,
    int width,
    int height,
    int scale,
    Projection projection,
    boolean legend,
    boolean caption) {
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String SCALE = "scale";
  private static final String PROJECTION = "projection";
  private static final String LEGEND = "legend";
  private static final String CAPTION = "caption";
  private static final int DEFAULT_WIDTH = 1200;
  private static final int DEFAULT_HEIGHT = 675;
  private static final int LEAST_SIDE = 100;
  private static final int LONGEST_SIDE = 4_096;
  private static final int MOST_SCALE = 4;
  private static final long MOST_PIXELS = 24_000_000;

  /** A picture of a view with all that belongs to it. */
  static PictureRequest plain(ViewState view, int width, int height) {
    return new PictureRequest(view, width, height, 1, Projection.MERCATOR, true, true);
  }

  /** The names of the parameters of a picture: those of a view and its own. */
  static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(ViewReader.names());
    names.addAll(Set.of(WIDTH, HEIGHT, SCALE, PROJECTION, LEGEND, CAPTION));
    return names;
  }

  /**
   * Reads a request.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter and what it may be
   */
  static PictureRequest read(Parameters parameters, ViewReader views) {
    int width = side(parameters, WIDTH, DEFAULT_WIDTH);
    int height = side(parameters, HEIGHT, DEFAULT_HEIGHT);
    int scale = parameters.integer(SCALE, 1, MOST_SCALE).orElse(1);
    if ((long) width * height * scale * scale > MOST_PIXELS) {
      throw LodelineException.invalid(
          SCALE,
          "width x height x scale x scale must be at most "
              + MOST_PIXELS
              + " pixels; it was "
              + width
              + " x "
              + height
              + " at scale "
              + scale);
    }
    return new PictureRequest(
        views.read(parameters),
        width,
        height,
        scale,
        parameters
            .text(PROJECTION)
            .map(code -> Projection.byCode(PROJECTION, code))
            .orElse(Projection.MERCATOR),
        parameters.bool(LEGEND, true),
        parameters.bool(CAPTION, true));
  }

  private static int side(Parameters parameters, String name, int other) {
    return parameters.integer(name, LEAST_SIDE, LONGEST_SIDE).orElse(other);
  }
}

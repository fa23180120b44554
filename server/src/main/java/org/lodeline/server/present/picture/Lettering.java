package org.lodeline.server.present.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.batik.svggen.SVGGraphics2D;
import org.lodeline.geodata.LodelineException;

/**
 * Text in the fonts of the pictures: Inter, and M PLUS 1 for what Inter has no letters for, such as
 * Japanese. Sizes and places are in pixels, a place is that of the baseline.
 */
public final class Lettering {
  private static final FontRenderContext EXACT =
      new FontRenderContext(new AffineTransform(), true, true);

  /** The faces there are. */
  public enum Face {
    REGULAR("Inter-Regular"),
    SEMI_BOLD("Inter-SemiBold"),
    ITALIC("Inter-Italic"),
    /** Stands in for all of them where they lack a letter. */
    JAPANESE("MPLUS1-Regular");

    private final String file;

    @SuppressWarnings("ImmutableEnumChecker") // no font changes
    private final Font font;

    Face(String file) {
      this.file = file;
      try (InputStream in = open()) {
        this.font = Font.createFont(Font.TRUETYPE_FONT, in);
      } catch (IOException | FontFormatException e) {
        throw LodelineException.brokenData("the font " + file + " cannot be read", e);
      }
    }

    /** The name of the font, as it says itself. */
    String fontName() {
      return font.getFontName(Locale.ROOT);
    }

    /** The file of the font. */
    InputStream open() {
      InputStream in = Lettering.class.getResourceAsStream("/web/fonts/" + file + ".ttf");
      if (in == null) {
        throw LodelineException.brokenData("the font " + file + " is missing", null);
      }
      return in;
    }

    private Face of(int letter) {
      return font.canDisplay(letter) || !JAPANESE.font.canDisplay(letter) ? this : JAPANESE;
    }
  }

  /**
   * How a text looks.
   *
   * @param spacing room after each letter
   */
  public record Style(Face face, double size, double spacing) {
    public Style(Face face, double size) {
      this(face, size, 0);
    }
  }

  /** Letters that come from one font. */
  private record Run(Font font, String text) {
    double width() {
      return font.getStringBounds(text, EXACT).getWidth();
    }
  }

  private Lettering() {}

  private static List<Run> runs(String text, Style style) {
    List<Run> runs = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    Face face = style.face;
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      Face best = style.face.of(letter);
      if (letters.length() > 0 && (best != face || style.spacing > 0)) {
        runs.add(new Run(face.font.deriveFont((float) style.size), letters.toString()));
        letters.setLength(0);
      }
      face = best;
      letters.appendCodePoint(letter);
      i += Character.charCount(letter);
    }
    if (letters.length() > 0) {
      runs.add(new Run(face.font.deriveFont((float) style.size), letters.toString()));
    }
    return runs;
  }

  /** How wide a text is. */
  public static double width(String text, Style style) {
    List<Run> runs = runs(text, style);
    return runs.stream().mapToDouble(run -> run.width() + style.spacing).sum()
        - (runs.isEmpty() ? 0 : style.spacing);
  }

  /**
   * Draws a text that begins at a place. In SVG its letters are outlines, so that it looks alike
   * where the fonts are missing.
   */
  public static void draw(
      Graphics2D g, String text, double x, double y, Style style, Color colour) {
    g.setColor(colour);
    if (g instanceof SVGGraphics2D) {
      g.fill(outline(text, x, y, style));
      return;
    }
    double at = x;
    for (Run run : runs(text, style)) {
      g.setFont(run.font);
      g.drawString(run.text, (float) at, (float) y);
      at += run.width() + style.spacing;
    }
  }

  /** Draws what lies around the letters of a text, so that it can be read on lines. */
  static void halo(
      Graphics2D g, String text, double x, double y, Style style, Color colour, double width) {
    g.setColor(colour);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(outline(text, x, y, style));
  }

  private static Path2D outline(String text, double x, double y, Style style) {
    Path2D outline = new Path2D.Double();
    double at = x;
    for (Run run : runs(text, style)) {
      Shape letters = run.font.createGlyphVector(EXACT, run.text).getOutline((float) at, (float) y);
      outline.append(letters, false);
      at += run.width() + style.spacing;
    }
    return outline;
  }

  /** A text cut to a width, with an ellipsis where something is missing. */
  public static String fitted(String text, Style style, double most) {
    if (width(text, style) <= most) {
      return text;
    }
    int[] letters = text.codePoints().toArray();
    int low = 0;
    int high = letters.length;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (width(cut(letters, middle), style) <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return cut(letters, low);
  }

  private static String cut(int[] letters, int count) {
    return new String(letters, 0, count).stripTrailing() + "…";
  }

  /** A text in lines of at most a width, broken at spaces, or between Japanese letters. */
  public static List<String> lines(String text, Style style, double most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words(text)) {
      if (!line.isEmpty() && width((line + word).stripTrailing(), style) > most) {
        lines.add(line.strip());
        line = "";
      }
      line += word;
    }
    lines.add(line.strip());
    return lines;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      words.add(text.substring(from, to));
      from = to;
    }
    return words;
  }
}

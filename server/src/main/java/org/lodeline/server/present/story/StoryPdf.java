package org.lodeline.server.present.story;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.lodeline.server.present.ViewState;
import org.lodeline.server.present.picture.Lettering;
import org.lodeline.server.present.picture.Lettering.Face;
import org.lodeline.server.present.picture.Lettering.Style;
import org.lodeline.server.present.picture.Palette;
import org.lodeline.server.present.picture.PdfFile;
import org.lodeline.server.present.picture.Pictures;

/** A story on paper: a page for each slide, its text at the left, its picture at the right. */
final class StoryPdf {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 900;
  private static final double PADDING = 40;
  private static final double TEXT_WIDTH = 440;
  private static final int PICTURE_WIDTH = 1080;
  private static final Style COUNT = new Style(Face.REGULAR, 15);
  private static final Style TITLE = new Style(Face.SEMI_BOLD, 32);
  private static final Style LINK = new Style(Face.REGULAR, 10);
  private static final double LARGEST_TEXT = 20;
  private static final double SMALLEST_TEXT = 11;

  private final Pictures pictures;
  private final StoryReader reader;

  StoryPdf(Pictures pictures, StoryReader reader) {
    this.pictures = pictures;
    this.reader = reader;
  }

  /** Writes the file. */
  byte[] write(Story story) throws IOException {
    try (PdfFile file = new PdfFile(story.title(), story.description(), story.lang())) {
      for (int i = 0; i < story.slides().size(); i++) {
        int number = i;
        file.page(WIDTH, HEIGHT, g -> page(g, story, number));
      }
      return file.toBytes();
    }
  }

  private void page(Graphics2D g, Story story, int number) throws IOException {
    Story.Slide slide = story.slides().get(number);
    ViewState view = reader.view(slide.view());
    Palette palette = Palette.of(view.theme().orElse(ViewState.Theme.LIGHT));
    g.setColor(palette.paper());
    g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    double y = PADDING + COUNT.size();
    String count = story.title() + " · " + (number + 1) + "/" + story.slides().size();
    Lettering.draw(
        g, Lettering.fitted(count, COUNT, TEXT_WIDTH), PADDING, y, COUNT, palette.muted());
    y += 20;
    for (String line : Lettering.lines(slide.title(), TITLE, TEXT_WIDTH)) {
      y += TITLE.size() * 1.2;
      Lettering.draw(g, line, PADDING, y, TITLE, palette.ink());
    }
    text(g, slide, y + 12, palette);
    g.translate(WIDTH - PICTURE_WIDTH, 0);
    pictures.draw(g, view, PICTURE_WIDTH, HEIGHT);
    g.translate(PICTURE_WIDTH - WIDTH, 0);
  }

  /** The text as large as it has room, above where its links go. */
  private static void text(Graphics2D g, Story.Slide slide, double top, Palette palette) {
    Markdown.Plain plain = Markdown.plain(slide.text());
    double bottom = HEIGHT - PADDING - plain.links().size() * LINK.size() * 1.4;
    double size = LARGEST_TEXT;
    while (size > SMALLEST_TEXT && height(plain.paragraphs(), size) > bottom - top) {
      size--;
    }
    Style style = new Style(Face.REGULAR, size);
    double y = top;
    for (String paragraph : plain.paragraphs()) {
      y += size * 0.5;
      for (String line : Lettering.lines(paragraph, style, TEXT_WIDTH)) {
        y += size * 1.4;
        Lettering.draw(g, line, PADDING, y, style, palette.ink());
      }
    }
    double linkTop = Math.max(bottom, y + LINK.size());
    for (int i = 0; i < plain.links().size(); i++) {
      String text = "[" + (i + 1) + "] " + plain.links().get(i);
      linkTop += LINK.size() * 1.4;
      Lettering.draw(
          g, Lettering.fitted(text, LINK, TEXT_WIDTH), PADDING, linkTop, LINK, palette.muted());
    }
  }

  private static double height(List<String> paragraphs, double size) {
    Style style = new Style(Face.REGULAR, size);
    return paragraphs.stream()
        .mapToDouble(
            text -> size * 0.5 + Lettering.lines(text, style, TEXT_WIDTH).size() * size * 1.4)
        .sum();
  }
}

package org.lodeline.server.present.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.server.present.ViewFeatures.Shown;
import org.lodeline.server.present.Words;
import org.lodeline.server.present.picture.Lettering.Face;
import org.lodeline.server.present.picture.Lettering.Style;

/**
 * One picture: title, map, legend, sentence, sources and date, in this order. Text is cut before it
 * leaves the paper, and what there is no room for is left out before the map becomes small.
 */
final class Picture {
  private static final double NARROW = 700;
  private static final double LEAST_MAP_SHARE = 0.55;
  private static final int MOST_SENTENCE_LINES = 3;

  private final PictureRequest request;
  private final String sentence;
  private final Palette palette;
  private final Words words;
  private final double padding;
  private final Style titleStyle;
  private final Style sentenceStyle;
  private final Style sourceStyle = new Style(Face.REGULAR, 11);

  /**
   * A picture.
   *
   * @param sentence what the view shows, in words
   */
  Picture(PictureRequest request, String sentence, Palette palette) {
    this.request = request;
    this.sentence = sentence;
    this.palette = palette;
    this.words = Words.in(request.view().lang().orElse("en"));
    boolean narrow = request.width() < NARROW;
    this.padding = narrow ? 10 : 20;
    this.titleStyle = new Style(Face.SEMI_BOLD, narrow ? 17 : 24);
    this.sentenceStyle = new Style(Face.REGULAR, narrow ? 13 : 15);
  }

  /** Draws it on paper of the size of the request. */
  void draw(Graphics2D g, MapPainter painter, Catalog catalog, List<Shown> layers)
      throws IOException {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    double width = request.width();
    double height = request.height();
    g.setColor(palette.paper());
    g.fill(new Rectangle2D.Double(0, 0, width, height));

    Optional<String> title = request.view().title();
    double room = width - 2 * padding;
    double top = title.isPresent() ? padding + titleStyle.size() * 1.5 : padding;
    List<String> lines =
        request.caption() ? Lettering.lines(sentence, sentenceStyle, room) : List.of();
    lines = lines.size() > MOST_SENTENCE_LINES ? lines.subList(0, MOST_SENTENCE_LINES) : lines;
    double foot = request.caption() ? lines.size() * sentenceStyle.size() * 1.4 + 22 : 0;
    if (height - top - foot - padding < height * LEAST_MAP_SHARE) {
      lines = List.of();
      foot = request.caption() ? 22 : 0;
    }
    double legendHeight = 0;
    // The legend depends on the zoom and the map on the room that the legend leaves it.
    MapFrame whole = frame(room, height - top - foot - padding);
    Legend legend = new Legend(request.view(), whole, palette, words, catalog);
    if (request.legend()) {
      double needed = legend.height(room) + 8;
      legendHeight =
          height - top - foot - padding - needed >= height * LEAST_MAP_SHARE ? needed : 0;
    }
    double mapHeight = height - top - foot - legendHeight - padding;

    title.ifPresent(
        text ->
            Groups.within(
                g,
                "title",
                () ->
                    Lettering.draw(
                        g,
                        Lettering.fitted(text, titleStyle, room),
                        padding,
                        padding + titleStyle.size() * 0.9,
                        titleStyle,
                        palette.ink())));
    map(g, painter, layers, top, room, mapHeight);
    if (legendHeight > 0) {
      double legendTop = top + mapHeight + 8;
      Groups.within(g, "legend", () -> legend.draw(g, padding, legendTop, room));
    }
    foot(g, lines, top + mapHeight + legendHeight, room);
  }

  private MapFrame frame(double width, double height) {
    return MapFrame.of(request.view(), request.projection(), width, height);
  }

  private void map(
      Graphics2D g, MapPainter painter, List<Shown> layers, double top, double width, double height)
      throws IOException {
    MapFrame frame = frame(width, height);
    Rectangle2D paper = new Rectangle2D.Double(0, 0, width, height);
    Shape clip = g.getClip();
    g.translate(padding, top);
    g.clip(paper);
    painter.new Drawing(g, frame, palette, words, request.view()).paint(layers);
    ScaleBar.draw(g, frame, palette, 12, height - 10);
    g.setClip(null);
    g.translate(-padding, -top);
    g.setClip(clip);
    g.setColor(palette.rule());
    g.setStroke(new BasicStroke(1));
    g.draw(new Rectangle2D.Double(padding, top, width, height));
  }

  private void foot(Graphics2D g, List<String> lines, double top, double room) {
    if (!request.caption()) {
      return;
    }
    double y = top + 4;
    for (String line : lines) {
      y += sentenceStyle.size() * 1.4;
      Lettering.draw(g, line, padding, y - 3, sentenceStyle, palette.ink());
    }
    String date =
        LocalDate.now(ZoneOffset.UTC)
            .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(words.locale()));
    double dateWidth = Lettering.width(date, sourceStyle);
    String sources = words.text("print.sources", "sources", words.text("map.attribution"));
    Lettering.draw(
        g,
        Lettering.fitted(sources, sourceStyle, room - dateWidth - 12),
        padding,
        y + 16,
        sourceStyle,
        palette.muted());
    Lettering.draw(g, date, padding + room - dateWidth, y + 16, sourceStyle, palette.muted());
  }
}

package org.lodeline.server.present.picture;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.server.http.CodeParameters;
import org.lodeline.server.present.ViewState;
import org.lodeline.server.present.Words;
import org.lodeline.server.present.picture.Lettering.Face;
import org.lodeline.server.present.picture.Lettering.Style;

/** Explains what is on the map of a picture, and nothing else; its entries flow like words. */
final class Legend {
  private static final Style TEXT = new Style(Face.REGULAR, 11);
  private static final double LINE = 18;
  private static final double GAP = 16;
  private static final double MARK = 14;
  private static final double SAMPLE = 26;
  private static final List<String> FAMILIES =
      List.of("battery", "magnet", "base", "technology", "energy");

  private final Palette palette;
  private final List<Entry> entries = new ArrayList<>();

  /** Draws a mark with its middle at a place. */
  private interface Mark {
    void draw(Graphics2D g, double x, double y);
  }

  private record Entry(double markWidth, Mark mark, String text) {
    double width() {
      return markWidth + 6 + Lettering.width(text, TEXT);
    }
  }

  Legend(ViewState view, MapFrame frame, Palette palette, Words words, Catalog catalog) {
    this.palette = palette;
    boolean deposits = view.shows("deposits");
    boolean plants = view.shows("processing-sites");
    boolean corridors = view.shows(SupplyPainter.CORRIDORS);
    if (deposits || plants || corridors) {
      List<String> families = families(view, catalog);
      for (String family : FAMILIES.stream().filter(families::contains).toList()) {
        add(
            MARK,
            (g, x, y) -> new Marks(g, palette).deposit(x, y, look(family, 11, true)),
            words.text("family." + family));
      }
    }
    if (deposits) {
      circle(true, words.text("legend.producing"));
      circle(false, words.text("legend.notProducing"));
    }
    if (plants) {
      add(
          MARK,
          (g, x, y) -> new Marks(g, palette).plant(x, y, look("none", 11, true), ""),
          words.text("legend.plants"));
    }
    if (corridors) {
      line(false, false, words.text("legend.sea"));
      line(true, false, words.text("legend.land"));
      if (!view.layers().contains("corridors:actual")) {
        line(false, true, words.text("legend.potential"));
      }
      if (!view.scenario().isNone()) {
        for (Map<String, String> status : catalog.codeList("corridor-status").rows()) {
          status(status.getOrDefault("code", ""), status.getOrDefault("title", ""), words);
        }
      }
    }
    if (view.shows("ports") && frame.zoom() >= Marks.PORT_ZOOM) {
      add(
          MARK,
          (g, x, y) -> new Marks(g, palette).port(x, y, 8, false, false),
          words.text("legend.port"));
    }
    if (view.shows("passages")) {
      add(
          MARK,
          (g, x, y) -> new Marks(g, palette).passage(x, y, 0, 11, false, false),
          words.text("legend.passage"));
    }
  }

  /** The families of the commodities that the view is about; all where it is about all. */
  private static List<String> families(ViewState view, Catalog catalog) {
    Set<String> codes = catalog.commodities().withMembers(view.codes(CodeParameters.COMMODITY));
    return codes.isEmpty()
        ? FAMILIES
        : catalog.commodities().rows().stream()
            .filter(row -> codes.contains(row.getOrDefault("code", "")))
            .map(row -> row.getOrDefault("family", ""))
            .toList();
  }

  private static Marks.Look look(String family, double size, boolean filled) {
    return new Marks.Look(family, "", size, filled, false, false);
  }

  private void circle(boolean filled, String text) {
    add(MARK, (g, x, y) -> new Marks(g, palette).deposit(x, y, look("none", 11, filled)), text);
  }

  private void line(boolean land, boolean potential, String text) {
    add(SAMPLE, (g, x, y) -> sample(x, y, "open", land, potential).draw(g, palette), text);
  }

  private void status(String code, String title, Words words) {
    add(
        SAMPLE,
        (g, x, y) -> {
          if (code.equals("rerouted")) {
            sample(x, y + 4, SupplyLine.GHOST, false, false).draw(g, palette);
          }
          sample(x, y, code, false, false).draw(g, palette);
        },
        words.title("corridor-status", code, title));
  }

  private SupplyLine sample(double x, double y, String status, boolean land, boolean potential) {
    Path2D path = new Path2D.Double(new Line2D.Double(x - SAMPLE / 2, y, x + SAMPLE / 2, y));
    return new SupplyLine(
        "",
        List.of(new SupplyLine.LegLine(land, path)),
        status,
        potential,
        status.equals("licensed") ? 3.4 : 2.2,
        palette.over(palette.muted(), status.equals(SupplyLine.GHOST) ? 0.3 : 1));
  }

  private void add(double width, Mark mark, String text) {
    entries.add(new Entry(width, mark, text));
  }

  /** The height that it needs at a width. */
  double height(double width) {
    return rows(width).size() * LINE;
  }

  private List<List<Entry>> rows(double width) {
    List<List<Entry>> rows = new ArrayList<>();
    double x = 0;
    for (Entry entry : entries) {
      if (rows.isEmpty() || x + entry.width() > width) {
        rows.add(new ArrayList<>());
        x = 0;
      }
      rows.get(rows.size() - 1).add(entry);
      x += entry.width() + GAP;
    }
    return rows;
  }

  void draw(Graphics2D g, double left, double top, double width) {
    double y = top + LINE / 2;
    for (List<Entry> row : rows(width)) {
      double x = left;
      for (Entry entry : row) {
        entry.mark.draw(g, x + entry.markWidth / 2, y);
        Lettering.draw(g, entry.text, x + entry.markWidth + 6, y + 4, TEXT, palette.ink());
        x += entry.width() + GAP;
      }
      y += LINE;
    }
  }
}

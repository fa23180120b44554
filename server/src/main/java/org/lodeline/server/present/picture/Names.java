package org.lodeline.server.present.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.lodeline.server.present.picture.Lettering.Face;
import org.lodeline.server.present.picture.Lettering.Style;

/**
 * Names on the map. One that would touch a mark or another name tries a few places nearby and is
 * left out when none is free, as on the screen ({@code map/labels.js}).
 */
final class Names {
  private static final double GAP = 3;
  private static final double BARE_MARK = 8;
  private static final int REACH = 5;

  /** What is named. */
  enum Kind {
    CHOSEN(Face.SEMI_BOLD, 0, 3.5),
    PASSAGE(Face.ITALIC, 0, 3),
    PLACE(Face.REGULAR, 0, 2.5),
    COUNTRY(Face.REGULAR, 0.7, 2.5),
    SEA(Face.ITALIC, 0.4, 0);

    private final Face face;
    private final double spacing;
    private final double halo;

    Kind(Face face, double spacing, double halo) {
      this.face = face;
      this.spacing = spacing;
      this.halo = halo;
    }
  }

  /**
   * A name.
   *
   * @param text with line breaks where it has several lines
   * @param beside the radius of the mark that it stands beside; empty if it stands on its place
   * @param within where it must stay when it is moved; empty for anywhere
   */
  record Name(
      String text,
      Point2D at,
      Kind kind,
      double size,
      int order,
      Optional<Double> beside,
      Optional<Supplier<Shape>> within) {}

  private final MapFrame frame;
  private final List<Rectangle2D> taken = new ArrayList<>();
  private final List<Name> names = new ArrayList<>();

  Names(MapFrame frame) {
    this.frame = frame;
  }

  /** Keeps names away from a mark. */
  void avoid(Point2D at, double radius) {
    taken.add(
        new Rectangle2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius));
  }

  void add(Name name) {
    if (frame.shows(name.at, 0)) {
      names.add(name);
    }
  }

  /** Draws the names that have room, and tells the room that each takes. */
  List<Rectangle2D> draw(Graphics2D g, Palette palette) {
    names.sort(Comparator.comparingInt(Name::order));
    return names.stream().flatMap(name -> place(g, name, palette).stream()).toList();
  }

  private Optional<Rectangle2D> place(Graphics2D g, Name name, Palette palette) {
    Style style = new Style(name.kind.face, name.size, name.kind.spacing);
    List<String> lines = name.text.lines().toList();
    double lineHeight = name.size * 1.25;
    double width = lines.stream().mapToDouble(line -> Lettering.width(line, style)).max().orElse(0);
    double height = lines.size() * lineHeight;
    for (Point2D at : candidates(name, width, height)) {
      Rectangle2D box =
          new Rectangle2D.Double(at.getX() - width / 2, at.getY() - height / 2, width, height);
      if (isFree(name, at, box)) {
        taken.add(box);
        for (int i = 0; i < lines.size(); i++) {
          double x = at.getX() - Lettering.width(lines.get(i), style) / 2;
          double y = at.getY() + (i - (lines.size() - 1) / 2.0) * lineHeight + name.size * 0.36;
          if (name.kind.halo > 0) {
            Color paper = name.kind == Kind.PASSAGE ? palette.sea() : palette.land();
            Lettering.halo(g, lines.get(i), x, y, style, paper, name.kind.halo);
          }
          Lettering.draw(g, lines.get(i), x, y, style, colour(name.kind, palette));
        }
        return Optional.of(box);
      }
    }
    return Optional.empty();
  }

  private static Color colour(Kind kind, Palette palette) {
    return switch (kind) {
      case CHOSEN, PASSAGE, PLACE -> palette.ink();
      case COUNTRY -> palette.label();
      case SEA -> palette.seaLabel();
    };
  }

  private boolean isFree(Name name, Point2D at, Rectangle2D box) {
    boolean inside =
        box.getMinX() >= 2
            && box.getMaxX() <= frame.width() - 2
            && box.getMinY() >= 2
            && box.getMaxY() <= frame.height() - 2;
    if (!inside || taken.stream().anyMatch(other -> touch(box, other))) {
      return false;
    }
    boolean moved = !at.equals(name.at);
    return !moved || name.within.map(shape -> shape.get().contains(at)).orElse(true);
  }

  private static boolean touch(Rectangle2D a, Rectangle2D b) {
    return a.getMinX() < b.getMaxX() + GAP
        && a.getMaxX() > b.getMinX() - GAP
        && a.getMinY() < b.getMaxY() + 1
        && a.getMaxY() > b.getMinY() - 1;
  }

  /**
   * Beside a mark: right, left, below, above. On open ground: where it belongs, or a little off.
   */
  private static List<Point2D> candidates(Name name, double width, double height) {
    double x = name.at.getX();
    double y = name.at.getY();
    if (name.beside.isPresent()) {
      double radius = Math.max(name.beside.get(), BARE_MARK - 4);
      double dx = radius + GAP + 2 + width / 2;
      double dy = radius + GAP + height / 2;
      return List.of(
          new Point2D.Double(x + dx, y),
          new Point2D.Double(x - dx, y),
          new Point2D.Double(x, y + dy),
          new Point2D.Double(x, y - dy),
          new Point2D.Double(x + dx, y + dy),
          new Point2D.Double(x + dx, y - dy),
          new Point2D.Double(x - dx, y + dy),
          new Point2D.Double(x - dx, y - dy));
    }
    double dx = Math.max(width * 0.3, 16);
    double dy = name.size * 1.1;
    int side = 2 * REACH + 1;
    return IntStream.range(0, side * side)
        .mapToObj(i -> new double[] {i % side - REACH, Math.floorDiv(i, side) - REACH})
        .sorted(Comparator.comparingDouble(step -> Math.hypot(step[0], step[1])))
        .limit(name.within.isPresent() ? side * side : 13)
        .<Point2D>map(step -> new Point2D.Double(x + step[0] * dx, y + step[1] * dy))
        .toList();
  }
}

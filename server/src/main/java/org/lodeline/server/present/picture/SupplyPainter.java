package org.lodeline.server.present.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.server.present.ViewState;

/** Draws the supply lines of a view: ghosts, then the lines, then those that a scenario touches. */
final class SupplyPainter {
  static final String CORRIDORS = "corridors";
  private static final double STRENGTH = 0.65;
  private static final double GHOST_STRENGTH = 0.2;
  private static final double DIMMED = 0.25;

  private final Graphics2D g;
  private final MapFrame frame;
  private final Palette palette;
  private final Function<String, String> familyOf;

  /**
   * A painter.
   *
   * @param familyOf the family of a commodity
   */
  SupplyPainter(Graphics2D g, MapFrame frame, Palette palette, Function<String, String> familyOf) {
    this.g = g;
    this.frame = frame;
    this.palette = palette;
    this.familyOf = familyOf;
  }

  /**
   * Draws corridors.
   *
   * @param corridors under the scenario
   * @param before the same without it, by id
   * @param focus the ids of those that stand out; the others step back where there are any
   */
  void paint(List<SimpleFeature> corridors, Map<String, SimpleFeature> before, Set<String> focus) {
    List<SupplyLine> lines =
        corridors.stream()
            .sorted(
                Comparator.comparingDouble(
                        (SimpleFeature one) -> Attributes.number(one, "quantity_tpa"))
                    .reversed())
            .flatMap(corridor -> lines(corridor, before, focus))
            .sorted(Comparator.comparingInt(line -> order(line, focus)))
            .toList();
    for (SupplyLine line : lines) {
      boolean isGhost = line.status().equals(SupplyLine.GHOST);
      Groups.within(
          g, CORRIDORS + "/" + line.id() + (isGhost ? "/before" : ""), () -> line.draw(g, palette));
    }
    Set<Long> taken = new HashSet<>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      lines.get(i).arrows(g, palette, taken);
    }
  }

  private static int order(SupplyLine line, Set<String> focus) {
    return switch (line.status()) {
          case SupplyLine.GHOST -> 0;
          case "open" -> 1;
          default -> 2;
        }
        + (focus.contains(line.id()) ? 3 : 0);
  }

  private Stream<SupplyLine> lines(
      SimpleFeature now, Map<String, SimpleFeature> before, Set<String> focus) {
    String status = Attributes.text(now, "status");
    boolean moved = !status.equals("unreachable") && Attributes.number(now, "extra_km") != 0;
    SimpleFeature way = moved ? now : before.getOrDefault(now.getID(), now);
    List<SupplyLine> lines = new ArrayList<>();
    if (moved && before.containsKey(now.getID())) {
      lines.add(line(before.getOrDefault(now.getID(), now), SupplyLine.GHOST, focus));
    }
    lines.add(line(way, status, focus));
    return lines.stream();
  }

  private SupplyLine line(SimpleFeature way, String status, Set<String> focus) {
    boolean potential = Attributes.text(way, "kind").equals("potential");
    double width =
        SupplyLine.width(Attributes.number(way, "quantity_tpa"), status, potential, frame.zoom());
    Color colour = palette.family(familyOf.apply(Attributes.text(way, "commodity")));
    return new SupplyLine(
        way.getID(),
        legs(way),
        status,
        potential,
        width,
        palette.over(colour, strength(way.getID(), status, focus)));
  }

  private static double strength(String id, String status, Set<String> focus) {
    if (status.equals(SupplyLine.GHOST)) {
      return GHOST_STRENGTH;
    } else if (!focus.isEmpty()) {
      return focus.contains(id) ? 1 : DIMMED;
    }
    return status.equals("open") ? STRENGTH : 1;
  }

  private List<SupplyLine.LegLine> legs(SimpleFeature way) {
    List<String> modes = Attributes.texts(way, "leg_modes");
    List<SupplyLine.LegLine> legs = new ArrayList<>();
    if (way.getDefaultGeometry() instanceof Geometry geometry) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        Path2D path =
            frame.lines(List.of(Arrays.asList(geometry.getGeometryN(i).getCoordinates())));
        if (path.getCurrentPoint() != null) {
          legs.add(new SupplyLine.LegLine(i < modes.size() && modes.get(i).equals("land"), path));
        }
      }
    }
    return legs;
  }

  /**
   * The corridors that belong to what is chosen: itself, or those that begin, end or pass there.
   */
  static Set<String> focus(ViewState view, List<SimpleFeature> corridors) {
    return view.select().stream()
        .flatMap(
            select ->
                corridors.stream()
                    .filter(
                        corridor ->
                            select.layer().equals(CORRIDORS)
                                ? corridor.getID().equals(select.id())
                                : touches(corridor, select.id())))
        .map(SimpleFeature::getID)
        .collect(Collectors.toSet());
  }

  private static boolean touches(SimpleFeature corridor, String id) {
    return Stream.of("from_id", "from_site", "from_country", "to_id", "to_site", "to_country")
            .anyMatch(field -> Attributes.text(corridor, field).equals(id))
        || Stream.of("passages", "ports")
            .anyMatch(field -> Attributes.texts(corridor, field).contains(id));
  }
}

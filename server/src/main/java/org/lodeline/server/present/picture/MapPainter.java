package org.lodeline.server.present.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.supply.Scenario;
import org.lodeline.server.http.CodeParameters;
import org.lodeline.server.present.ViewFeatures.Shown;
import org.lodeline.server.present.ViewState;
import org.lodeline.server.present.Words;

/** Draws the map of a picture: the world, what a view shows of it, and names. */
final class MapPainter {
  /** The zoom from which deposits and plants are named: nobody can point at them in a picture. */
  private static final double NAMES_ZOOM = 6;

  private static final double PASSAGE_NAMES_ZOOM = 4;
  private static final double MARGIN = 12;
  private static final double CHOSEN_RING = 5;

  /** The layers that have marks or lines of their own; others are drawn as they are. */
  private static final Set<String> MARKED =
      Set.of(
          "deposits",
          "processing-sites",
          "ports",
          "passages",
          "countries",
          SupplyPainter.CORRIDORS);

  private final Catalog catalog;
  private final BasemapPainter basemap;
  private final Map<String, String> families;
  private final Map<String, String> symbols;

  MapPainter(Catalog catalog, Lazy<World> world) {
    this.catalog = catalog;
    this.basemap = new BasemapPainter(world);
    this.families = column("family");
    this.symbols = column("symbol");
  }

  private Map<String, String> column(String name) {
    return catalog.commodities().rows().stream()
        .collect(
            Collectors.toMap(
                row -> row.getOrDefault("code", ""), row -> row.getOrDefault(name, "")));
  }

  /** One drawing of one map. */
  final class Drawing {
    private final Graphics2D g;
    private final MapFrame frame;
    private final Palette palette;
    private final Words words;
    private final ViewState view;
    private final Marks marks;
    private final Names names;

    Drawing(Graphics2D g, MapFrame frame, Palette palette, Words words, ViewState view) {
      this.g = g;
      this.frame = frame;
      this.palette = palette;
      this.words = words;
      this.view = view;
      this.marks = new Marks(g, palette);
      this.names = new Names(frame);
    }

    void paint(List<Shown> layers) throws IOException {
      Groups.within(g, "basemap", () -> basemap.paint(g, frame, palette, highlighted()));
      Map<String, List<SimpleFeature>> shown = new HashMap<>();
      for (Shown layer : layers) {
        if (MARKED.contains(layer.layer().id())) {
          shown.put(layer.layer().id(), features(layer.layer(), layer.query()));
        } else {
          userLayer(layer);
        }
      }
      corridors(shown.getOrDefault(SupplyPainter.CORRIDORS, List.of()));
      countries(shown.getOrDefault("countries", List.of()));
      if (frame.zoom() >= Marks.PORT_ZOOM || isChosen("ports")) {
        shown.getOrDefault("ports", List.of()).forEach(this::port);
      }
      shown.getOrDefault("passages", List.of()).forEach(this::passage);
      for (String layer : List.of("processing-sites", "deposits")) {
        shown.getOrDefault(layer, List.of()).stream()
            .sorted(Comparator.comparingDouble((SimpleFeature one) -> size(layer, one)).reversed())
            .forEach(feature -> site(layer, feature));
      }
      basemap.name(names, frame, words);
      Groups.within(g, "names", () -> names.draw(g, palette));
    }

    /** The code of the country that is chosen; empty for none. */
    private String highlighted() {
      return view.select()
          .filter(select -> select.layer().equals("countries"))
          .map(ViewState.Selected::id)
          .orElse("");
    }

    private boolean isChosen(String layer) {
      return view.select().filter(select -> select.layer().equals(layer)).isPresent();
    }

    private boolean isChosen(String layer, SimpleFeature feature) {
      return view.select()
          .filter(select -> select.layer().equals(layer) && select.id().equals(feature.getID()))
          .isPresent();
    }

    private void corridors(List<SimpleFeature> corridors) throws IOException {
      if (corridors.isEmpty()) {
        return;
      }
      Layer stored = catalog.require(SupplyPainter.CORRIDORS);
      Map<String, SimpleFeature> before =
          view.scenario().isNone()
              ? Map.of()
              : features(stored, Query.ALL).stream()
                  .collect(Collectors.toMap(SimpleFeature::getID, Function.identity()));
      Set<String> focus = SupplyPainter.focus(view, corridors);
      new SupplyPainter(g, frame, palette, MapPainter.this::familyOf)
          .paint(corridors, before, focus);
    }

    private void countries(List<SimpleFeature> countries) {
      for (SimpleFeature country : countries) {
        Groups.within(
            g,
            "countries/" + country.getID(),
            () -> Brush.stroke(g, basemap.area(country.getID(), frame), palette.muted(), 1));
      }
    }

    private void site(String layer, SimpleFeature feature) {
      Point2D at = place(feature);
      if (!frame.shows(at, MARGIN)) {
        return;
      }
      boolean near = frame.zoom() >= Marks.SYMBOL_ZOOM;
      String commodity = commodityOf(feature);
      String symbol = near ? symbols.getOrDefault(commodity, "") : "";
      boolean isChosen = isChosen(layer, feature);
      Marks.Look look =
          new Marks.Look(
              familyOf(commodity),
              symbol,
              Marks.roomFor(symbol, size(layer, feature)),
              Marks.isProducing(Attributes.text(feature, "status")),
              near
                  && List.of("approx", "district")
                      .contains(Attributes.text(feature, "coord_precision")),
              isChosen);
      Groups.within(
          g,
          layer + "/" + feature.getID(),
          () -> {
            if (layer.equals("processing-sites")) {
              marks.plant(at.getX(), at.getY(), look, Attributes.text(feature, "stage"));
            } else {
              marks.deposit(at.getX(), at.getY(), look);
            }
          });
      names.avoid(at, look.size() / 2);
      if (isChosen || frame.zoom() >= NAMES_ZOOM) {
        name(feature, at, isChosen ? Names.Kind.CHOSEN : Names.Kind.PLACE, look.size() / 2, 50);
      }
    }

    private double size(String layer, SimpleFeature feature) {
      boolean near = frame.zoom() >= Marks.SYMBOL_ZOOM;
      double size =
          layer.equals("processing-sites")
              ? Marks.plantSize(frame.zoom())
              : Marks.depositSize(Attributes.text(feature, "importance"), near);
      // Nothing is drawn together in a picture, so small maps need small marks.
      return near || layer.equals("processing-sites")
          ? size
          : size * (frame.zoom() < 3 ? 0.55 : frame.zoom() < 4 ? 0.75 : 1);
    }

    private void port(SimpleFeature port) {
      Point2D at = place(port);
      if (frame.shows(at, MARGIN)) {
        boolean isChosen = isChosen("ports", port);
        double size = frame.zoom() >= 6 ? 10 : 7;
        Groups.within(
            g,
            "ports/" + port.getID(),
            () ->
                marks.port(at.getX(), at.getY(), size, Attributes.isTrue(port, "main"), isChosen));
        names.avoid(at, size / 2);
        if (isChosen || frame.zoom() >= NAMES_ZOOM) {
          name(port, at, isChosen ? Names.Kind.CHOSEN : Names.Kind.PLACE, size / 2, 60);
        }
      }
    }

    private void passage(SimpleFeature passage) {
      if (!(passage.getDefaultGeometry() instanceof Geometry gate)) {
        return;
      }
      Coordinate[] line = gate.getCoordinates();
      Point2D a = frame.at(line[0].x, line[0].y);
      Point2D b = frame.at(line[line.length - 1].x, line[line.length - 1].y);
      Point2D at = new Point2D.Double((a.getX() + b.getX()) / 2, (a.getY() + b.getY()) / 2);
      if (!frame.shows(at, MARGIN)) {
        return;
      }
      boolean isClosed = isClosed(passage);
      boolean isChosen = isChosen("passages", passage);
      double size = isClosed || frame.zoom() >= 3 ? 13 : 9;
      double angle = Math.atan2(b.getY() - a.getY(), b.getX() - a.getX());
      Groups.within(
          g,
          "passages/" + passage.getID(),
          () -> marks.passage(at.getX(), at.getY(), angle, size, isClosed, isChosen));
      names.avoid(at, size / 2);
      if (isChosen || isClosed || frame.zoom() >= PASSAGE_NAMES_ZOOM) {
        name(
            passage,
            at,
            isChosen ? Names.Kind.CHOSEN : Names.Kind.PASSAGE,
            size / 2,
            isClosed ? 10 : 20);
      }
    }

    /** An arctic passage is closed of itself, which is only worth a cross where one is opened. */
    private boolean isClosed(SimpleFeature passage) {
      Scenario scenario = view.scenario();
      return scenario.closed().stream().anyMatch(one -> one.id().equals(passage.getID()));
    }

    private void name(
        SimpleFeature feature, Point2D at, Names.Kind kind, double radius, int order) {
      double size = kind == Names.Kind.CHOSEN ? 12 : kind == Names.Kind.PASSAGE ? 11 : 10.5;
      names.add(
          new Names.Name(
              Attributes.text(feature, "name"),
              at,
              kind,
              size,
              kind == Names.Kind.CHOSEN ? 0 : order,
              Optional.of(kind == Names.Kind.CHOSEN ? radius + CHOSEN_RING : radius),
              Optional.empty()));
    }

    /** A layer may hold millions of features, so they are drawn as they come. */
    private void userLayer(Shown shown) throws IOException {
      try (SimpleFeatureIterator features =
          shown.layer().source().getFeatures(shown.query()).features()) {
        while (features.hasNext()) {
          SimpleFeature feature = features.next();
          if (feature.getDefaultGeometry() instanceof Geometry geometry) {
            String family = familyOf(commodityOf(feature));
            Groups.within(
                g, shown.layer().id() + "/" + feature.getID(), () -> geometry(geometry, family));
          }
        }
      }
    }

    private void geometry(Geometry geometry, String family) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        Geometry part = geometry.getGeometryN(i);
        if (part instanceof Point point && !point.isEmpty()) {
          Point2D at = frame.at(point.getX(), point.getY());
          if (frame.shows(at, MARGIN)) {
            marks.point(at.getX(), at.getY(), family, 2);
          }
        } else if (part instanceof Polygon polygon) {
          Color colour = palette.family(family);
          Path2D area = frame.rings(rings(polygon));
          Brush.fill(g, area, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 51));
          Brush.stroke(g, area, colour, 1);
        } else if (part.getDimension() == 1) {
          Brush.stroke(
              g,
              frame.lines(List.of(Arrays.asList(part.getCoordinates()))),
              palette.family(family),
              1.2);
        } else if (part.getNumGeometries() > 1) {
          geometry(part, family);
        }
      }
    }

    private List<List<Coordinate>> rings(Polygon polygon) {
      List<List<Coordinate>> rings = new ArrayList<>();
      rings.add(Arrays.asList(polygon.getExteriorRing().getCoordinates()));
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        rings.add(Arrays.asList(polygon.getInteriorRingN(i).getCoordinates()));
      }
      return rings;
    }

    private Point2D place(SimpleFeature feature) {
      Coordinate at = ((Geometry) feature.getDefaultGeometry()).getCoordinate();
      return frame.at(at.x, at.y);
    }

    /** The main commodity; of a plant that makes several, one of those asked for. */
    private String commodityOf(SimpleFeature feature) {
      String main = Attributes.text(feature, "commodity").toLowerCase(Locale.ROOT);
      if (!main.isEmpty()) {
        return main;
      }
      List<String> all = Attributes.texts(feature, "commodities");
      Set<String> wanted = catalog.commodities().withMembers(view.codes(CodeParameters.COMMODITY));
      return all.stream()
          .filter(wanted::contains)
          .findFirst()
          .orElse(all.isEmpty() ? "" : all.get(0));
    }
  }

  private String familyOf(String commodity) {
    return families.getOrDefault(commodity, "none");
  }

  private static List<SimpleFeature> features(Layer layer, Query query) throws IOException {
    List<SimpleFeature> features = new ArrayList<>();
    try (SimpleFeatureIterator iterator = layer.source().getFeatures(query).features()) {
      while (iterator.hasNext()) {
        features.add(iterator.next());
      }
    }
    return features;
  }
}

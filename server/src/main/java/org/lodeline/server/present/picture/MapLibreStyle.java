package org.lodeline.server.present.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.tiles.TileMatrixSet;
import org.lodeline.server.tiles.TileAnswers;

/**
 * How a layer's vector tiles are drawn, as a style document of MapLibre (version 8): the colours,
 * sizes and strokes of the pictures, as far as circles and lines go. It needs neither fonts nor
 * symbols from anywhere, and so has no names.
 */
public final class MapLibreStyle {
  private static final String COUNTRIES = "countries";
  private static final String COUNT = "point_count";
  private static final double CIRCLE_STROKE = 1.6;
  private static final double PORT_RADIUS = 3;

  private final Palette palette;
  private final CodeList commodities;

  /**
   * Styles of one theme.
   *
   * @param commodities by whose families things are coloured
   */
  public MapLibreStyle(Palette palette, CodeList commodities) {
    this.palette = palette;
    this.commodities = commodities;
  }

  /**
   * The style of one layer over the countries.
   *
   * @param tiles template of the addresses of a layer's tiles, by the layer's id
   */
  public ObjectNode of(LayerDefinition layer, Map<String, String> tiles) {
    ObjectNode style = Resources.JSON.createObjectNode();
    style.put("version", 8);
    style.put("name", layer.title());
    ObjectNode sources = style.putObject("sources");
    tiles.forEach((id, template) -> source(sources.putObject(id), template));
    ArrayNode layers = style.putArray("layers");
    ObjectNode sea = layers.addObject().put("id", "sea").put("type", "background");
    sea.putObject("paint").put("background-color", hex(palette.sea()));
    countries(layers);
    if (!layer.id().equals(COUNTRIES)) {
      switch (layer.id()) {
        case "corridors" -> corridors(layers, layer);
        case "passages" -> line(layers, layer.id(), "passages", palette.ink(), 2);
        case "ports" -> ports(layers);
        default -> shapes(layers, layer);
      }
    }
    return style;
  }

  private static void source(ObjectNode source, String template) {
    source.put("type", "vector");
    source.putArray("tiles").add(template);
    source.put("minzoom", 0);
    source.put("maxzoom", TileMatrixSet.HIGHEST_ZOOM);
    source.put("attribution", TileAnswers.ATTRIBUTION);
  }

  private void countries(ArrayNode layers) {
    ObjectNode land = layer(layers, "land", "fill", COUNTRIES);
    land.putObject("paint").put("fill-color", hex(palette.land()));
    line(layers, COUNTRIES, "borders", palette.border(), 0.6);
  }

  private static ObjectNode layer(ArrayNode layers, String id, String type, String of) {
    ObjectNode layer = layers.addObject().put("id", id).put("type", type);
    return layer.put("source", of).put("source-layer", of);
  }

  private static ObjectNode line(
      ArrayNode layers, String of, String id, Color colour, double width) {
    ObjectNode line = layer(layers, id, "line", of);
    line.putObject("paint").put("line-color", hex(colour)).put("line-width", width);
    return line;
  }

  private void ports(ArrayNode layers) {
    ObjectNode ports = layer(layers, "ports", "circle", "ports");
    ports.put("minzoom", Marks.PORT_ZOOM);
    ports
        .putObject("paint")
        .put("circle-color", hex(palette.ink()))
        .put("circle-radius", PORT_RADIUS);
  }

  /** A line is as wide as the square root of its tonnage says, and dashed where it is cut. */
  private void corridors(ArrayNode layers, LayerDefinition corridors) {
    for (String status : List.of("open", "licensed", "rerouted", "restricted", "unreachable")) {
      ObjectNode line = layer(layers, status, "line", corridors.id());
      line.set("filter", array("==", array("get", "status"), status));
      line.putObject("layout").put("line-join", "round");
      ObjectNode paint = line.putObject("paint");
      boolean cut = status.equals("restricted") || status.equals("unreachable");
      if (cut) {
        paint.put("line-color", hex(palette.restricted()));
        paint.set("line-dasharray", array(3, 2));
      } else {
        paint.set("line-color", familyOf(corridors));
      }
      paint.put("line-opacity", cut ? 1 : 0.65);
      ArrayNode width = array("interpolate", array("exponential", 0.5));
      width.add(array("coalesce", array("get", "quantity_tpa"), 0));
      for (double tonnes : List.of(0.0, 20_000.0, 200_000.0, 2_000_000.0)) {
        width.add(tonnes).add(round(SupplyLine.width(tonnes, status, false, Marks.SYMBOL_ZOOM)));
      }
      paint.set("line-width", width);
    }
  }

  /** Whatever geometries a layer has: areas below lines below points. */
  private void shapes(ArrayNode layers, LayerDefinition layer) {
    ObjectNode areas = layer(layers, "areas", "fill", layer.id());
    areas.set("filter", array("==", array("geometry-type"), "Polygon"));
    areas.putObject("paint").put("fill-opacity", 0.3).set("fill-color", familyOf(layer));
    ObjectNode lines = line(layers, layer.id(), "lines", palette.muted(), 1.5);
    lines.set("filter", array("!=", array("geometry-type"), "Point"));
    points(layers, layer);
  }

  private void points(ArrayNode layers, LayerDefinition layer) {
    ArrayNode isPoint = array("==", array("geometry-type"), "Point");
    ObjectNode marks = layer(layers, "marks", "circle", layer.id());
    marks.set("filter", array("all", isPoint, array("has", COUNT)));
    ObjectNode many = marks.putObject("paint");
    many.set("circle-color", familyOf(layer));
    many.put("circle-opacity", 0.85);
    many.put("circle-stroke-color", hex(palette.paper())).put("circle-stroke-width", 1);
    many.set(
        "circle-radius",
        array(
            "interpolate",
            array("exponential", 0.5),
            array("get", COUNT),
            1,
            4,
            10,
            7,
            100,
            11,
            1000,
            16,
            100_000,
            24));
    ObjectNode single = layer(layers, "features", "circle", layer.id());
    single.set("filter", array("all", isPoint, array("!", array("has", COUNT))));
    ObjectNode one = single.putObject("paint");
    one.set("circle-stroke-color", familyOf(layer));
    one.put("circle-stroke-width", CIRCLE_STROKE);
    one.set("circle-radius", radius(layer));
    if (layer.field("status").isPresent()) {
      ArrayNode colour = array("match", array("get", "status"));
      colour.add(Resources.JSON.valueToTree(Marks.PRODUCING)).add(familyOf(layer));
      one.set("circle-color", colour.add(hex(palette.land())));
    } else {
      one.set("circle-color", familyOf(layer));
    }
  }

  /** Half the diameter that a deposit of an importance has in pictures. */
  private static JsonNode radius(LayerDefinition layer) {
    double unknown = Marks.depositSize("", false) / 2;
    if (layer.field("importance").isEmpty()) {
      return DoubleNode.valueOf(unknown);
    }
    ArrayNode radius = array("match", array("get", "importance"));
    for (String importance : Marks.IMPORTANCE) {
      radius.add(importance).add(Marks.depositSize(importance, false) / 2);
    }
    return radius.add(unknown);
  }

  /** The colour of the family that a feature's commodity, or the first of several, belongs to. */
  private ArrayNode familyOf(LayerDefinition layer) {
    Optional<Field> field =
        layer
            .field("commodity")
            .or(() -> layer.fieldsOf("commodity").stream().findFirst().flatMap(layer::field));
    if (field.isEmpty()) {
      return array("to-color", hex(palette.muted()));
    }
    ArrayNode value = array("get", field.get().name());
    if (field.get().type() == Field.Type.STRINGS) {
      // In a tile, a list is a text with semicolons.
      value = array("slice", value, 0, array("index-of", ";", array("concat", value, ";")));
    }
    ArrayNode colour = array("match", value);
    for (Map<String, String> commodity : commodities.rows()) {
      String family = commodity.getOrDefault("family", "");
      if (!family.isEmpty()) {
        colour.add(commodity.get("code")).add(hex(palette.family(family)));
      }
    }
    return colour.add(hex(palette.family("none")));
  }

  private static double round(double width) {
    return Math.round(10 * width) / 10.0;
  }

  private static String hex(Color colour) {
    return String.format(
        Locale.ROOT, "#%02x%02x%02x", colour.getRed(), colour.getGreen(), colour.getBlue());
  }

  private static ArrayNode array(Object... items) {
    ArrayNode array = Resources.JSON.createArrayNode();
    for (Object item : items) {
      array.add(Resources.JSON.<JsonNode>valueToTree(item));
    }
    return array;
  }
}

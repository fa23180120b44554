package org.lodeline.geodata.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * The layers and code lists that come with Lodeline. A new bundled layer is a definition, a data
 * file and a line here.
 */
public final class BundledLayers {
  /** Layers whose features are rows of a data file. */
  private static final List<String> FACTS =
      List.of(
          "deposits",
          "processing-sites",
          "ports",
          "passages",
          "measures",
          "flows",
          "production",
          "trade",
          "resources",
          "citations",
          "sources");

  /** Layers whose features are computed from the others when a store is seeded. */
  private static final List<String> COMPUTED = List.of("corridors", "countries");

  private static final List<String> CODE_LISTS =
      List.of(
          "bloc",
          "commodities",
          "confidence",
          "coord-precision",
          "corridor-kind",
          "corridor-status",
          "flow-stage",
          "importance",
          "measure-kind",
          "measure-state",
          "mine-status",
          "passage-kind",
          "plant-stage",
          "plant-status",
          "production-stage",
          "reporting-code",
          "resource-class",
          "statement-kind",
          "trade-indicator",
          "verified-field");

  private BundledLayers() {}

  /** The definitions of all bundled layers, in the order of the catalogue. */
  public static List<LayerDefinition> definitions() {
    return Stream.of(FACTS, COMPUTED).flatMap(List::stream).map(LayerDefinition::bundled).toList();
  }

  /** The definition of one bundled layer. */
  public static LayerDefinition definition(String id) {
    return LayerDefinition.bundled(id);
  }

  /** Whether a layer came with Lodeline; then each of its features has a place on the map. */
  public static boolean isBundled(String id) {
    return FACTS.contains(id) || isComputed(id);
  }

  /** Whether the features of a layer are computed from those of others. */
  public static boolean isComputed(String id) {
    return COMPUTED.contains(id);
  }

  /** The features of every layer that has a data file, by layer id. */
  public static Map<String, List<SimpleFeature>> facts() {
    return BundledFacts.read(FACTS);
  }

  /** The code list of commodities. */
  public static CodeList commodities() {
    return CodeList.bundled("commodities");
  }

  /** The code list of blocs of countries. */
  public static CodeList blocs() {
    return CodeList.bundled("bloc");
  }

  /** All code lists, by id. */
  public static Map<String, CodeList> codeLists() {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    CODE_LISTS.forEach(id -> lists.put(id, CodeList.bundled(id)));
    return lists;
  }
}

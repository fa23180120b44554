package org.lodeline.geodata.supply;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.store.memory.MemoryLayer;

/**
 * The layers as they are under a scenario: {@code corridors} with what becomes of each, and {@code
 * measures} with how each stands on the scenario's day. Every API serves them like any other layer.
 * Safe for all threads.
 */
public final class ScenarioLayers {
  private static final String MEASURES = "measures";
  private static final int LAYERS_KEPT = 16;

  private final Supplier<WhatIf> whatIf;
  private final String factsVersion;

  private record Key(Layer layer, Scenario scenario) {}

  private final Memo<Key, Layer> known =
      new Memo<>(LAYERS_KEPT, key -> make(key.scenario, key.layer));

  /**
   * The layers under scenarios.
   *
   * @param whatIf waits for the networks where they are not loaded yet
   * @param factsVersion changes whenever the facts do that decide what becomes of a corridor
   */
  ScenarioLayers(Supplier<WhatIf> whatIf, String factsVersion) {
    this.whatIf = whatIf;
    this.factsVersion = factsVersion;
  }

  /** The parameters of a scenario that bear on a layer; none for most. */
  public static List<String> parametersOf(String layerId) {
    return switch (layerId) {
      case ComputedLayers.CORRIDORS -> Scenarios.PARAMETERS;
      case MEASURES -> List.of(Scenarios.AT);
      default -> List.of();
    };
  }

  /** The layer under the scenario: the layer itself where nothing is assumed that bears on it. */
  public Layer under(Scenario scenario, Layer layer) {
    if (scenario.isNone() || parametersOf(layer.id()).isEmpty()) {
      return layer;
    }
    return known.get(new Key(layer, scenario));
  }

  private Layer make(Scenario scenario, Layer layer) {
    List<SimpleFeature> features =
        layer.id().equals(ComputedLayers.CORRIDORS)
            ? corridors(layer, whatIf.get().under(scenario))
            : measures(layer, scenario.at().orElseThrow());
    SimpleFeatureSource source = MemoryLayer.of(layer.source().getSchema(), features);
    String made = factsVersion + scenario.parameters();
    return new Layer(
        layer.definition(),
        source,
        layer.version() + "-" + UUID.nameUUIDFromBytes(made.getBytes(StandardCharsets.UTF_8)));
  }

  /** In the order of the layer. */
  private static List<SimpleFeature> corridors(Layer layer, List<Outcome> outcomes) {
    Map<String, Outcome> byId =
        outcomes.stream().collect(Collectors.toMap(o -> o.corridor().flow().id(), o -> o));
    return layer.features().stream()
        .map(SimpleFeature::getID)
        .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
        .map(outcome -> CorridorFeatures.feature(outcome, layer.source().getSchema()))
        .toList();
  }

  private static List<SimpleFeature> measures(Layer layer, LocalDate day) {
    return layer.features().stream()
        .map(
            stored -> {
              SimpleFeature feature = SimpleFeatureBuilder.copy(stored);
              feature.setAttribute("state", Measure.of(feature).stateOn(day).code());
              return feature;
            })
        .toList();
  }
}

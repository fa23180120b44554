package org.lodeline.geodata.supply.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.supply.Commodities;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Site;

/** That what is recorded to arrive at a plant fits into it. */
class BundledCapacityTest {
  /**
   * What arrives in a year may be that many times what the plant declares: what is fed is more than
   * what is made of it, stocks are laid in, and figures are of several years.
   */
  private static final double FACTOR = 2;

  private static final Commodities COMMODITIES = new Commodities(BundledLayers.commodities());

  @Test
  void noPlant_takesInMoreThanTwiceItsCapacity() {
    Map<String, Double> arriving = new TreeMap<>();
    for (Flow flow : TestNetworks.facts().flows()) {
      Site plant = TestNetworks.facts().sites().get(flow.toId());
      if (plant != null && plant.capacity() > 0) {
        asCapacity(flow, plant)
            .ifPresent(
                tonnes -> arriving.merge(plant.id() + " " + flow.year(), tonnes, Double::sum));
      }
    }

    List<String> faults = new ArrayList<>();
    arriving.forEach(
        (plantAndYear, tonnes) -> {
          String id = plantAndYear.substring(0, plantAndYear.indexOf(' '));
          Site plant = TestNetworks.facts().sites().get(id);
          if (plant != null && tonnes > FACTOR * plant.capacity()) {
            faults.add(plantAndYear + ": " + tonnes + " into " + plant.capacity());
          }
        });
    assertThat(arriving).isNotEmpty();
    assertThat(faults).isEmpty();
  }

  /** A flow's tonnes in the unit of the plant's capacity; empty if they do not compare. */
  private static OptionalDouble asCapacity(Flow flow, Site plant) {
    String symbol = COMMODITIES.symbol(flow.commodity());
    Counted capacity = Counted.of(plant.capacityUnit(), symbol);
    OptionalDouble factor =
        flow.basis()
            .map(basis -> Counted.of(basis, symbol).factorTo(capacity))
            .orElse(OptionalDouble.empty());
    return flow.quantityTonnes().isPresent() && factor.isPresent()
        ? OptionalDouble.of(flow.quantityTonnes().get() * factor.getAsDouble())
        : OptionalDouble.empty();
  }
}

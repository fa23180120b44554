package org.lodeline.geodata.supply.gap;

import java.util.List;
import org.lodeline.geodata.supply.Flow;

/**
 * What a market loses in a year.
 *
 * @param tonnes counted in {@code counted}
 * @param flows that the tonnes are the sum of; none where they were given
 * @param others flows that are lost, too, and count something else
 * @param assumptions on the way to the tonnes, each a sentence
 */
record Loss(
    double tonnes,
    Counted counted,
    List<Flow> flows,
    List<GapFilling.NotComparable> others,
    List<String> assumptions) {
  Loss {
    flows = List.copyOf(flows);
    others = List.copyOf(others);
    assumptions = List.copyOf(assumptions);
  }
}

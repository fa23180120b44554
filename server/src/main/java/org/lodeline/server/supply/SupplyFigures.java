package org.lodeline.server.supply;

import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.geodata.supply.figures.Concentration;
import org.lodeline.geodata.supply.figures.Exposure;
import org.lodeline.geodata.supply.figures.ImportReliance;
import org.lodeline.geodata.supply.gap.GapFilling;

/**
 * The analyses of a supply that answer in figures. Each is made when it is first asked for, as most
 * wait for the corridors. Safe for all threads.
 */
final class SupplyFigures {
  private final Lazy<Concentration> concentration;
  private final Lazy<Exposure> exposure;
  private final Lazy<ImportReliance> reliance;
  private final Lazy<GapFilling> gaps;

  SupplyFigures(SupplyModel supply) {
    this.concentration =
        new Lazy<>(
            () ->
                new Concentration(
                    supply.facts(), supply.restraints(), supply.blocs(), supply.words()));
    this.exposure =
        new Lazy<>(
            () ->
                new Exposure(
                    supply.whatIf(), supply.facts().passages(), supply.blocs(), supply.words()));
    this.reliance =
        new Lazy<>(
            () ->
                new ImportReliance(
                    supply.whatIf().corridors(),
                    supply.facts().production(),
                    supply.publishedReliance(),
                    supply.commodities(),
                    supply.blocs(),
                    supply.words()));
    this.gaps =
        new Lazy<>(
            () ->
                new GapFilling(
                    supply.facts(),
                    supply.commodities(),
                    supply.world(),
                    supply.router(),
                    supply.restraints(),
                    supply.blocs(),
                    supply.whatIf(),
                    supply.words()));
  }

  /** What few countries hold of a supply. */
  Concentration concentration() {
    return concentration.get();
  }

  /** What importers depend on of passages. */
  Exposure exposure() {
    return exposure.get();
  }

  /** What importers depend on of imports. */
  ImportReliance reliance() {
    return reliance.get();
  }

  /** What could fill a gap. */
  GapFilling gaps() {
    return gaps.get();
  }
}

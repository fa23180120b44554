package org.lodeline.geodata.supply.gap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.alg.interfaces.MinimumCostFlowAlgorithm.MinimumCostFlow;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/**
 * Shares a quantity out among those that could deliver it, so that as much as possible arrives and
 * that costs the least in all: a minimum-cost flow from mines through works to the market, in whole
 * units.
 */
final class CheapestDelivery {
  /** The most units that can be asked for: the solver takes 1e9 for infinite. */
  static final int MOST_UNITS = 100_000_000;

  private static final int SOURCE = 0;
  private static final int MARKET = 1;
  private static final int FIRST_MINE = 2;

  /** Costs are exact in this fraction of a dollar, so that sums of them compare exactly. */
  private static final double CENTS = 100;

  private CheapestDelivery() {}

  /**
   * What a mine can feed to works.
   *
   * @param mine its index
   * @param usd the cost of a unit's way
   */
  record Feed(int mine, double usd) {}

  /**
   * Something that delivers to the market.
   *
   * @param units how many it can make
   * @param usd the cost of a unit's way to the market
   * @param needsOre whether each unit has to come from one of the feeds
   */
  record Works(int units, double usd, boolean needsOre, List<Feed> feeds) {
    Works {
      feeds = List.copyOf(feeds);
    }
  }

  /**
   * Who delivers how much.
   *
   * @param units by works, in their order
   * @param fed by works and their feeds, in their order
   */
  record Plan(List<Integer> units, List<List<Integer>> fed) {
    long filled() {
      return units.stream().mapToLong(Integer::longValue).sum();
    }
  }

  /**
   * The cheapest plan.
   *
   * @param lost how many units are asked for, from 0 to {@link #MOST_UNITS}
   * @param mines how many units each can give
   */
  static Plan of(int lost, List<Integer> mines, List<Works> works) {
    Network network = new Network();
    for (int mine = 0; mine < mines.size(); mine++) {
      network.add(SOURCE, FIRST_MINE + mine, Math.min(lost, mines.get(mine)), 0);
    }
    List<DefaultWeightedEdge> deliveries = new ArrayList<>();
    List<List<DefaultWeightedEdge>> feeds = new ArrayList<>();
    double dearestUsd = 0;
    for (int i = 0; i < works.size(); i++) {
      Works each = works.get(i);
      int node = FIRST_MINE + mines.size() + i;
      int units = Math.min(lost, each.units);
      if (!each.needsOre) {
        network.add(SOURCE, node, units, 0);
      }
      deliveries.add(network.add(node, MARKET, units, each.usd));
      List<DefaultWeightedEdge> own = new ArrayList<>();
      for (Feed feed : each.feeds) {
        own.add(network.add(FIRST_MINE + feed.mine, node, units, feed.usd));
        dearestUsd = Math.max(dearestUsd, each.usd + feed.usd);
      }
      feeds.add(own);
      dearestUsd = Math.max(dearestUsd, each.usd);
    }
    // What nobody delivers costs more than any delivery, so that as much as possible is delivered.
    network.add(SOURCE, MARKET, lost, dearestUsd + 1);
    MinimumCostFlow<DefaultWeightedEdge> flow = network.solve(lost);
    return new Plan(
        deliveries.stream().map(arc -> units(flow, arc)).toList(),
        feeds.stream().map(own -> own.stream().map(arc -> units(flow, arc)).toList()).toList());
  }

  private static int units(MinimumCostFlow<DefaultWeightedEdge> flow, DefaultWeightedEdge arc) {
    return (int) Math.rint(flow.getFlow(arc));
  }

  /** Who can hand on to whom. */
  private static final class Network {
    private final Graph<Integer, DefaultWeightedEdge> graph =
        new DirectedWeightedMultigraph<>(DefaultWeightedEdge.class);
    private final Map<DefaultWeightedEdge, Integer> capacities = new HashMap<>();

    DefaultWeightedEdge add(int from, int to, int units, double usd) {
      graph.addVertex(from);
      graph.addVertex(to);
      DefaultWeightedEdge arc = graph.addEdge(from, to);
      graph.setEdgeWeight(arc, Math.rint(usd * CENTS));
      capacities.put(arc, units);
      return arc;
    }

    MinimumCostFlow<DefaultWeightedEdge> solve(int units) {
      return new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
          .getMinimumCostFlow(
              new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
                  graph,
                  node -> node == SOURCE ? units : node == MARKET ? -units : 0,
                  arc -> Objects.requireNonNull(capacities.get(arc))));
    }
  }
}

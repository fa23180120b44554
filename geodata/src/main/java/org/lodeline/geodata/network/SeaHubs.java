package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the hubs: the nodes where ships turn off to ports, then nodes that clear a cape, then
 * others, thinned to a distance that grows with that from the coast.
 */
final class SeaHubs {
  private static final double COASTAL_SPACING_KM = 50;
  private static final double OCEAN_SPACING_KM = 400;
  private static final double SPACING_BY_OFFING = 0.7;

  private static final double OFF_EVERY_COAST = 1;
  private static final double LAST = Double.MAX_VALUE;

  private final SeaNetwork lanes;
  private final OpenSea sea;
  private final List<SeaHub> hubs = new ArrayList<>();
  private final Thinning thinning = new Thinning();

  /** What may become a hub; the lower the rank, the sooner. */
  private record Candidate(int order, Position at, double rank, double spacingKm) {}

  private static final Comparator<Candidate> BY_RANK =
      Comparator.comparingDouble(Candidate::rank).thenComparingInt(Candidate::order);

  /**
   * @param turnOffs nodes of the lanes that ports are joined to
   */
  SeaHubs(SeaNetwork lanes, int[] turnOffs, OpenSea sea) {
    this.lanes = lanes;
    this.sea = sea;
    IntStream.of(turnOffs)
        .distinct()
        .mapToObj(node -> new SeaHub(node, lanes.position(node)))
        .filter(hub -> !sea.isLeftOut(hub.lon, hub.lat))
        .forEach(this::add);
    IntStream.range(0, lanes.nodeCount())
        .parallel()
        .mapToObj(this::candidate)
        .filter(candidate -> candidate.spacingKm > 0)
        .sorted(BY_RANK)
        .forEachOrdered(this::addIfFree);
  }

  /** The hubs. */
  List<SeaHub> hubs() {
    return hubs;
  }

  private void add(SeaHub hub) {
    hubs.add(hub);
    thinning.add(hub);
  }

  private void addIfFree(Candidate candidate) {
    SeaHub hub = new SeaHub(candidate.order, candidate.at);
    if (thinning.isFree(hub, candidate.spacingKm)) {
      add(hub);
    }
  }

  private Candidate candidate(int node) {
    Position at = lanes.position(node);
    if (!sea.isOpen(at.lon(), at.lat())) {
      boolean isClear = sea.isClear(at.lon(), at.lat());
      return new Candidate(node, at, LAST, isClear ? COASTAL_SPACING_KM : 0);
    }
    double free = sea.kmFree(at.lon(), at.lat());
    if (free > 0) {
      double spacing = Math.max(COASTAL_SPACING_KM, SPACING_BY_OFFING * free);
      return new Candidate(node, at, OFF_EVERY_COAST + free, Math.min(OCEAN_SPACING_KM, spacing));
    }
    double closed = sea.shareClosed(at.lon(), at.lat());
    double rank = closed == 0 ? OFF_EVERY_COAST : closed;
    return new Candidate(node, at, rank, COASTAL_SPACING_KM);
  }

  /** The hubs so far, by squares of the size of the widest spacing. */
  private static final class Thinning {
    private static final double SQUARE_DEGREES = 4;
    private static final int ROWS = (int) (180 / SQUARE_DEGREES);
    private static final int COLUMNS = (int) (360 / SQUARE_DEGREES);
    private static final double KM_PER_DEGREE = 111.2;

    private final List<List<SeaHub>> squares =
        Stream.generate(() -> (List<SeaHub>) new ArrayList<SeaHub>())
            .limit(ROWS * COLUMNS)
            .toList();

    void add(SeaHub hub) {
      squares.get(row(hub.lat) * COLUMNS + column(hub.lon)).add(hub);
    }

    boolean isFree(SeaHub hub, double spacingKm) {
      double squared = SeaHub.squared(spacingKm);
      double shrink = Math.max(0.2, Math.cos(Math.toRadians(hub.lat)));
      double degrees = spacingKm / KM_PER_DEGREE;
      int south = row(Math.max(-90, hub.lat - degrees));
      int north = row(Math.min(90, hub.lat + degrees));
      int west = (int) Math.floor((hub.lon + 180 - degrees / shrink) / SQUARE_DEGREES);
      int east = (int) Math.floor((hub.lon + 180 + degrees / shrink) / SQUARE_DEGREES);
      for (int row = south; row <= north; row++) {
        for (int column = west; column <= east; column++) {
          for (SeaHub other : squares.get(row * COLUMNS + Math.floorMod(column, COLUMNS))) {
            if (hub.squaredTo(other) < squared) {
              return false;
            }
          }
        }
      }
      return true;
    }

    private static int row(double lat) {
      return Math.min((int) ((lat + 90) / SQUARE_DEGREES), ROWS - 1);
    }

    private static int column(double lon) {
      return Math.floorMod((int) Math.floor((lon + 180) / SQUARE_DEGREES), COLUMNS);
    }
  }
}

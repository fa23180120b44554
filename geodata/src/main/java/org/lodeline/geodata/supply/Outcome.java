package org.lodeline.geodata.supply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lodeline.geodata.network.Route;

/**
 * What becomes of a corridor under a scenario.
 *
 * @param corridor by the way that is left, or none
 * @param before the way without the scenario
 * @param causes what makes the status: ids of measures in force, and what was assumed, as requests
 *     write it
 */
public record Outcome(
    Corridor corridor, Optional<Route> before, Status status, List<String> causes) {

  /** From the least grave to the gravest; the gravest counts. */
  public enum Status {
    OPEN,
    LICENSED,
    REROUTED,
    RESTRICTED,
    UNREACHABLE;

    /** The code of the list {@code corridor-status}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    Status orGraver(Status other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  public Outcome {
    causes = List.copyOf(causes);
  }

  /** A corridor as it is when nothing is assumed. */
  static Outcome asBefore(Corridor corridor) {
    Status status = corridor.route().isPresent() ? Status.OPEN : Status.UNREACHABLE;
    return new Outcome(corridor, corridor.route(), status, List.of());
  }

  /** Whether goods can still move, if perhaps another way or under licence. */
  public boolean isPassable() {
    return status.compareTo(Status.RESTRICTED) < 0;
  }

  /** Km added; empty where there is no way before or after. */
  public Optional<Double> extraKm() {
    return extra(Route::km);
  }

  /** Days added; empty where there is no way before or after. */
  public Optional<Double> extraDays() {
    return extra(Route::days);
  }

  /** USD a tonne added; empty where there is no way before or after. */
  public Optional<Double> extraUsdPerTonne() {
    return extra(Route::usdPerTonne);
  }

  private Optional<Double> extra(ToDoubleFunction<Route> figure) {
    return corridor
        .route()
        .flatMap(
            after ->
                before.map(route -> figure.applyAsDouble(after) - figure.applyAsDouble(route)));
  }
}

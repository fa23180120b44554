package org.lodeline.geodata.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A way from one place to another. Lengths in km, days with the time in ports, cost in USD a tonne,
 * CO2 in kg a tonne.
 *
 * @param legs in the order of travel, at least one
 * @param ports where sea legs load and discharge, in the order of travel; empty for a route by land
 * @param portDays the time in those ports
 * @param portUsdPerTonne the handling and time there, with what a voyage within one country costs
 *     more
 */
public record Route(List<Leg> legs, List<Port> ports, double portDays, double portUsdPerTonne) {
  public Route {
    legs = List.copyOf(legs);
    ports = List.copyOf(ports);
  }

  public Place from() {
    return legs.get(0).from();
  }

  public Place to() {
    return legs.get(legs.size() - 1).to();
  }

  public double km() {
    return sum(Leg::km);
  }

  public double seaKm() {
    return sum(leg -> leg.mode() == Leg.Mode.SEA ? leg.km() : 0);
  }

  public double landKm() {
    return sum(leg -> leg.mode() == Leg.Mode.LAND ? leg.km() : 0);
  }

  public double days() {
    return sum(Leg::days) + portDays;
  }

  public double usdPerTonne() {
    return sum(Leg::usdPerTonne) + portUsdPerTonne;
  }

  public double co2KgPerTonne() {
    return sum(Leg::co2KgPerTonne);
  }

  /** The passages gone through, in the order of travel. */
  public List<String> passages() {
    Set<String> passages = new LinkedHashSet<>();
    legs.forEach(leg -> passages.addAll(leg.passages()));
    return new ArrayList<>(passages);
  }

  /**
   * The countries that land legs cross, but for those where the route begins and ends, in the order
   * of travel.
   */
  public List<String> transitCountries() {
    List<String> crossed =
        legs.stream()
            .flatMap(leg -> leg.stretches().stream())
            .map(LandWay.Stretch::country)
            .toList();
    List<String> all = new ArrayList<>(crossed);
    if (!ports.isEmpty() && legs.get(0).mode() == Leg.Mode.SEA) {
      all.add(0, ports.get(0).country());
    }
    if (!ports.isEmpty() && legs.get(legs.size() - 1).mode() == Leg.Mode.SEA) {
      all.add(ports.get(ports.size() - 1).country());
    }
    Set<String> transit = new LinkedHashSet<>(crossed);
    if (!all.isEmpty()) {
      transit.remove(all.get(0));
      transit.remove(all.get(all.size() - 1));
    }
    return new ArrayList<>(transit);
  }

  private double sum(ToDoubleFunction<Leg> part) {
    return legs.stream().mapToDouble(part).sum();
  }
}

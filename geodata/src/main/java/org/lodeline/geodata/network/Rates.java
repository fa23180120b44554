package org.lodeline.geodata.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.Resources;

/**
 * What transport costs, how fast it goes and what it emits: the numbers of {@code
 * network/rates.json}, where each has its unit and a source or is marked an assumption.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Rates(
    @JsonProperty("sea_usd_per_t_km") Rate seaUsdPerTonneKm,
    @JsonProperty("land_usd_per_t_km") Rate landUsdPerTonneKm,
    @JsonProperty("time_usd_per_t_day") Rate timeUsdPerTonneDay,
    @JsonProperty("land_circuity") Rate landCircuity,
    @JsonProperty("land_circuity_by_country") Map<String, Rate> landCircuityByCountry,
    @JsonProperty("port_handling_usd_per_t") Rate portHandlingUsdPerTonne,
    @JsonProperty("cabotage_usd_per_t") Rate cabotageUsdPerTonne,
    @JsonProperty("border_usd_per_t") Rate borderUsdPerTonne,
    @JsonProperty("open_border_usd_per_t") Rate openBorderUsdPerTonne,
    @JsonProperty("open_borders") OpenBorders openBorders,
    @JsonProperty("shut_borders") ShutBorders shutBorders,
    @JsonProperty("canal_dues_usd_per_t") Map<String, Rate> canalDuesUsdPerTonne,
    @JsonProperty("sea_knots") Rate seaKnots,
    @JsonProperty("land_km_per_h") Rate landKmPerHour,
    @JsonProperty("port_dwell_days") Rate portDwellDays,
    @JsonProperty("sea_g_co2_per_t_km") Rate seaGramsCo2PerTonneKm,
    @JsonProperty("land_g_co2_per_t_km") Rate landGramsCo2PerTonneKm) {

  /**
   * One number of the resource.
   *
   * @param basis the source of the value, or why it was assumed
   * @param assumption whether no source states the value
   */
  public record Rate(double value, String unit, boolean assumption, String basis) {}

  /** The bundled rates. */
  public static Rates load() {
    return Resources.json("network/rates.json", Rates.class);
  }

  /**
   * Where goods cross borders with little delay.
   *
   * @param areas the countries (ISO 3166-1 alpha-3) of each customs union or the like
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record OpenBorders(List<Set<String>> areas, boolean assumption, String basis) {}

  /**
   * Borders that no goods cross by land.
   *
   * @param pairs of countries (ISO 3166-1 alpha-3)
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ShutBorders(List<Set<String>> pairs, boolean assumption, String basis) {}

  /** How much longer roads and railways of a country are than the geodesic. */
  double circuity(String country) {
    return landCircuityByCountry.getOrDefault(country, landCircuity).value;
  }

  /** The km that goods are carried on the roads and railways of a way. */
  double carriedKm(LandWay way) {
    return way.stretches().isEmpty()
        ? way.km() * landCircuity.value
        : way.stretches().stream()
            .mapToDouble(stretch -> stretch.km() * circuity(stretch.country()))
            .sum();
  }

  /** Generalised cost of a land leg in USD a tonne: freight, time and borders. */
  double landUsd(LandWay way) {
    double usd = landUsd(carriedKm(way));
    for (int i = 1; i < way.stretches().size(); i++) {
      usd += borderUsd(way.stretches().get(i - 1).country(), way.stretches().get(i).country());
    }
    return usd;
  }

  /** Generalised cost of so many km on road or rail in USD a tonne: freight and time. */
  double landUsd(double carriedKm) {
    return carriedKm * landUsdPerTonneKm.value + landDays(carriedKm) * timeUsdPerTonneDay.value;
  }

  /** What it costs to go from one country to the other, in USD a tonne; infinite if none can. */
  double borderUsd(String from, String to) {
    if (from.equals(to)) {
      return 0;
    }
    if (shutBorders.pairs.contains(Set.of(from, to))) {
      return Double.POSITIVE_INFINITY;
    }
    boolean isOpen =
        openBorders.areas.stream().anyMatch(area -> area.contains(from) && area.contains(to));
    return isOpen ? openBorderUsdPerTonne.value : borderUsdPerTonne.value;
  }

  /** Days on so many km of road or rail. */
  double landDays(double carriedKm) {
    return carriedKm / (24 * landKmPerHour.value);
  }

  /** Generalised cost of so many km at sea in USD a tonne, without canal dues: freight and time. */
  double seaUsd(double km) {
    return km * seaUsdPerTonneKm.value + seaDays(km) * timeUsdPerTonneDay.value;
  }

  /** Days at sea, without time in port. */
  double seaDays(double km) {
    return km * 1000 / (seaKnots.value * Geodesy.METRES_PER_NAUTICAL_MILE * 24);
  }

  /** Generalised cost of one port in USD a tonne: handling and time. */
  double portUsd() {
    return portHandlingUsdPerTonne.value + portDwellDays.value * timeUsdPerTonneDay.value;
  }

  double canalDues(String passage) {
    Rate dues = canalDuesUsdPerTonne.get(passage);
    return dues == null ? 0 : dues.value;
  }
}

package org.lodeline.geodata.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
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
    @JsonProperty("port_handling_usd_per_t") Rate portHandlingUsdPerTonne,
    @JsonProperty("cabotage_usd_per_t") Rate cabotageUsdPerTonne,
    @JsonProperty("border_usd_per_t") Rate borderUsdPerTonne,
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

  /** Generalised cost of a land leg in USD a tonne: freight, borders and time. */
  double landUsd(double km, int borders) {
    return km * landCircuity.value * landUsdPerTonneKm.value
        + borders * borderUsdPerTonne.value
        + landDays(km) * timeUsdPerTonneDay.value;
  }

  /** Days on the road or rail. */
  double landDays(double km) {
    return km * landCircuity.value / (24 * landKmPerHour.value);
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

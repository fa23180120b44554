package org.lodeline.server.supply;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.format.GeoJsonGeometry;
import org.lodeline.geodata.network.Leg;
import org.lodeline.geodata.network.Passage;
import org.lodeline.geodata.network.Place;
import org.lodeline.geodata.network.Port;
import org.lodeline.geodata.network.Route;
import org.lodeline.geodata.supply.CorridorFeatures;
import org.lodeline.geodata.supply.ScenarioWords;

/** Routes between two places as GeoJSON, each of which says itself in one sentence. */
public final class RouteDocument {
  private final Place from;
  private final Place to;
  private final Map<String, String> passageNames;

  /**
   * A writer of routes.
   *
   * @param passages those that the network knows
   */
  public RouteDocument(Place from, Place to, List<Passage> passages) {
    this.from = from;
    this.to = to;
    this.passageNames = passages.stream().collect(Collectors.toMap(Passage::id, Passage::name));
  }

  /** One feature; without geometry and figures where there is no route. */
  public byte[] feature(Optional<Route> route) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = Resources.JSON.createGenerator(out)) {
      feature(json, route);
    }
    return out.toByteArray();
  }

  /** A collection of routes, the best first; empty if there is none. */
  public byte[] collection(List<Route> routes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = Resources.JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (Route route : routes) {
        feature(json, Optional.of(route));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private void feature(JsonGenerator json, Optional<Route> route) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeFieldName("geometry");
    GeoJsonGeometry.write(json, route.map(CorridorFeatures::geometry).orElse(null));
    json.writeObjectFieldStart("properties");
    place(json, "from", from);
    place(json, "to", to);
    json.writeStringField("status", route.isPresent() ? "open" : "unreachable");
    if (route.isPresent()) {
      figures(json, route.get());
    }
    json.writeStringField("summary", summary(route));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void figures(JsonGenerator json, Route route) throws IOException {
    number(json, "length_km", route.km());
    number(json, "sea_km", route.seaKm());
    number(json, "land_km", route.landKm());
    number(json, "days", route.days());
    number(json, "cost_usd_t", route.usdPerTonne());
    number(json, "co2_kg_t", route.co2KgPerTonne());
    number(json, "port_days", route.portDays());
    number(json, "port_cost_usd_t", route.portUsdPerTonne());
    strings(json, "ports", route.ports().stream().map(Port::id).toList());
    strings(json, "passages", route.passages());
    strings(json, "transit_countries", route.transitCountries());
    json.writeArrayFieldStart("legs");
    for (Leg leg : route.legs()) {
      json.writeStartObject();
      json.writeStringField("mode", leg.mode().code());
      place(json, "from", leg.from());
      place(json, "to", leg.to());
      number(json, "km", leg.km());
      number(json, "days", leg.days());
      number(json, "cost_usd_t", leg.usdPerTonne());
      number(json, "co2_kg_t", leg.co2KgPerTonne());
      strings(json, "passages", leg.passages());
      json.writeObjectFieldStart("country_km");
      for (Map.Entry<String, Double> entry : leg.countryKm().entrySet()) {
        number(json, entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeFieldName("geometry");
      GeoJsonGeometry.write(json, CorridorFeatures.geometry(leg));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The sentence in which a route says itself. */
  public String summary(Optional<Route> route) {
    String ends = "from " + from.name() + " to " + to.name();
    if (route.isEmpty()) {
      return "There is no way " + ends + ".";
    }
    List<String> through =
        route.get().passages().stream().map(passageNames::get).map(ScenarioWords::passage).toList();
    Route found = route.get();
    String bySea =
        found.seaKm() > 0
            ? String.format(Locale.ROOT, ", %,.0f of them by sea", found.seaKm())
            : " by land";
    long days = Math.max(1, Math.round(found.days()));
    return String.format(
        Locale.ROOT,
        "The way %s is %,.0f km%s%s, and takes about %d %s.",
        ends,
        found.km(),
        bySea,
        through.isEmpty() ? "" : " through " + ScenarioWords.joined(through),
        days,
        days == 1 ? "day" : "days");
  }

  private static void place(JsonGenerator json, String field, Place place) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("id", place.id());
    json.writeStringField("name", place.name());
    json.writeNumberField("lon", place.position().lon());
    json.writeNumberField("lat", place.position().lat());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** To one decimal: a tenth of a km is finer than the network is true to. */
  private static void number(JsonGenerator json, String field, double value) throws IOException {
    json.writeNumberField(field, Math.rint(value * 10) / 10);
  }
}

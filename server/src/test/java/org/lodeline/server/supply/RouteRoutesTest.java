package org.lodeline.server.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.server.TestServer;

final class RouteRoutesTest {
  private static final double KM_PER_NAUTICAL_MILE = 1.852;

  @Test
  void rotterdamToSingapore_isAsLongAsPublished() {
    JsonNode route = TestServer.json("supply/route?from=NLRTM&to=SGSIN").path("properties");
    assertThat(route.path("sea_km").asDouble() / KM_PER_NAUTICAL_MILE)
        .isCloseTo(8_288, withinPercentage(3));
    assertThat(route.path("passages")).anyMatch(passage -> passage.asText().equals("suez"));
  }

  @Test
  void closingSuez_reroutesByTheCape() {
    JsonNode route =
        TestServer.json("supply/route?from=NLRTM&to=SGSIN&closed=suez").path("properties");
    assertThat(route.path("sea_km").asDouble() / KM_PER_NAUTICAL_MILE)
        .isCloseTo(11_755, withinPercentage(3));
    assertThat(route.path("passages")).anyMatch(passage -> passage.asText().equals("good-hope"));
  }

  @Test
  void positions_areRoutedByLandSeaAndLand() {
    JsonNode feature = TestServer.json("supply/route?from=11.2,52.7&to=139.7,35.6");
    assertThat(feature.at("/geometry/type").asText()).isEqualTo("MultiLineString");
    JsonNode route = feature.path("properties");
    assertThat(route.path("legs")).hasSize(3);
    assertThat(route.path("days").asDouble()).isPositive();
    assertThat(route.path("length_km").asDouble())
        .isCloseTo(
            route.path("sea_km").asDouble() + route.path("land_km").asDouble(),
            withinPercentage(0.1));
    assertThat(route.path("summary").asText()).contains("by sea through");
  }

  @Test
  void ids_ofAnyLayer_areEnds() {
    JsonNode route =
        TestServer.json("supply/route?from=altmark&to=lynas-kuantan").path("properties");
    assertThat(route.at("/from/name").asText()).startsWith("Altmark");
    assertThat(route.at("/to/id").asText()).isEqualTo("lynas-kuantan");
  }

  @Test
  void modeSea_goesFromSeaNodeToSeaNode() {
    JsonNode route =
        TestServer.json("supply/route?from=4.4,51.9&to=103.8,1.3&mode=sea").path("properties");
    assertThat(route.path("legs")).hasSize(1);
    assertThat(route.path("land_km").asDouble()).isZero();
    assertThat(route.path("days").asDouble()).isEqualTo(route.at("/legs/0/days").asDouble());
  }

  @Test
  void whereNoWayIsLeft_theAnswerIsUnreachable() {
    JsonNode feature =
        TestServer.json("supply/route?from=oyu-tolgoi&to=JPYOK&transit-closed=CHN,RUS");
    assertThat(feature.path("geometry").isNull()).isTrue();
    assertThat(feature.at("/properties/status").asText()).isEqualTo("unreachable");
    assertThat(feature.at("/properties/summary").asText()).startsWith("There is no way");
  }

  @Test
  void everyLeg_hasItsFiguresAndItsGeometry() {
    JsonNode route = TestServer.json("supply/route?from=kamoto-kcc&to=CNSHA").path("properties");
    double km = 0;
    for (JsonNode leg : route.path("legs")) {
      km += leg.path("km").asDouble();
      assertThat(leg.path("days").asDouble()).isPositive();
      assertThat(leg.path("cost_usd_t").asDouble()).isPositive();
      assertThat(leg.path("co2_kg_t").asDouble()).isPositive();
      assertThat(leg.at("/geometry/type").asText()).isEqualTo("MultiLineString");
      assertThat(leg.at("/geometry/coordinates/0").size()).isGreaterThan(1);
    }
    assertThat(km).isCloseTo(route.path("length_km").asDouble(), withinPercentage(0.1));
    assertThat(route.at("/legs/0/country_km").fieldNames()).toIterable().startsWith("COD");
  }

  @Test
  void alternatives_areACollectionOfRoutesTheBestFirst() {
    JsonNode answer = TestServer.json("supply/route?from=NLRTM&to=SGSIN&alternatives=3");
    assertThat(answer.path("type").asText()).isEqualTo("FeatureCollection");
    assertThat(answer.path("features")).hasSize(3);
    assertThat(answer.at("/features/0/properties/cost_usd_t").asDouble())
        .isLessThanOrEqualTo(answer.at("/features/1/properties/cost_usd_t").asDouble());
  }

  @Test
  void aNamedScenario_closesItsPassages() {
    JsonNode route =
        TestServer.json("supply/route?from=NLRTM&to=SGSIN&scenario=suez-and-babelmandeb-2024")
            .path("properties");
    assertThat(route.path("passages")).anyMatch(passage -> passage.asText().equals("good-hope"));
  }

  @Test
  void anArcticPassage_isUsedWhenItIsAskedFor() {
    String request = "supply/route?from=NLRTM&to=JPYOK";
    assertThat(TestServer.json(request).at("/properties/passages").toString())
        .doesNotContain("northeast");
    assertThat(TestServer.json(request + "&open=northeast").at("/properties/passages").toString())
        .contains("northeast");
  }

  @Test
  void aCountryClosedToTransit_isGoneAround() {
    String request = "supply/route?from=kamoto-kcc&to=CNSHA";
    JsonNode open = TestServer.json(request).at("/properties/transit_countries");
    assertThat(open).isNotEmpty();
    String country = open.get(0).asText();
    assertThat(TestServer.json(request + "&transit-closed=" + country).toString())
        .doesNotContain("\"" + country + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "supply/route?to=NLRTM | from | 400",
        "supply/route?from=NLRTM | to | 400",
        "supply/route?from=NLRTM&to=nowhere | to | 404",
        "supply/route?from=200,10&to=NLRTM | from | 400",
        "supply/route?from=NLRTM&to=SGSIN&closed=suess | closed | 400",
        "supply/route?from=NLRTM&to=SGSIN&mode=air | mode | 400",
        "supply/route?from=antimony-bel-usa&to=SGSIN | from | 400",
        "supply/route?from=potential-altmark&to=SGSIN | from | 400",
        "supply/route?from=suez&to=SGSIN | from | 400",
        "supply/route?from=NLRTM&to=SGSIN&via=x | via | 400",
        "supply/route?from=-40,30&to=NLRTM | from | 400",
        "supply/route?from=NLRTM&to=-120,0 | to | 400",
        "supply/route?from=0,-80&to=NLRTM | from | 400",
        "supply/route?from=altmark&to=USNYC&mode=land | to | 400",
        "supply/route?from=NLRTM&to=SGSIN&open=suez | open | 400",
        "supply/route?from=NLRTM&to=SGSIN&transit-closed=Zambia | transit-closed | 400",
        "supply/route?from=NLRTM&to=SGSIN&scenario=war | scenario | 400",
        "supply/route?from=NLRTM&to=SGSIN&alternatives=0 | alternatives | 400",
        "supply/route?from=NLRTM&to=SGSIN&alternatives=6 | alternatives | 400",
        "supply/route?from=NLRTM&to=SGSIN&at=2025-10-10 | at | 400",
        "supply/route?from=100,50&to=NLRTM&mode=sea | from | 400",
      })
  void badInput_isRefusedNamingTheParameter(String path, String parameter, int status) {
    HttpResponse<String> answer = TestServer.get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  @Test
  void anUnknownPassage_isAnsweredWithTheKnownOnes() {
    assertThat(TestServer.get("supply/route?from=NLRTM&to=SGSIN&closed=suess").body())
        .contains("suez")
        .contains("malacca");
  }
}

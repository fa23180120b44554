package org.lodeline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.lodeline.fixtures.DecodedTile;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.LodelineException;

/** A server with {@code --database} answers as one with a store of its own does. */
final class DatabaseServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LodelineServer SERVER =
      LodelineServer.start(settings(TestPostgres.newDatabase()));

  private static Settings settings(String database) {
    return new Settings("127.0.0.1", 0, Path.of("none"), database, "", "");
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deposits.geojson",
        "deposits.csv",
        "countries.geojson",
        "corridors.geojson?closed=suez&commodity=cobalt",
        "deposits.geojson?commodity=rare-earths&country=AUS&bbox=110,-45,155,-10",
        "measures.csv?at=2025-10-10",
      })
  void aLayer_isServedByteForByteAlike(String path) throws IOException, InterruptedException {
    assertThat(get("layers/" + path)).isEqualTo(TestServer.get("layers/" + path).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A_CONTAINS(commodities, ('lithium')) AND start_year > 2020",
        "casei(name) LIKE '%lake%' OR resource_mt / 2 > 500",
        "S_INTERSECTS(geometry, BBOX(-80,-56,-34,12)) AND NOT (country = 'CHL')",
        "start_year ^ 2 > 4000000",
      })
  void aFilter_findsTheSame(String filter) throws IOException, InterruptedException {
    String path =
        "layers/deposits.geojson?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    JsonNode answer = JSON.readTree(get(path));

    assertThat(answer.get("features").size()).isPositive();
    assertThat(answer).isEqualTo(TestServer.json(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiles/deposits/0/0/0.mvt",
        "tiles/deposits/4/3/6.mvt?commodity=lithium,copper",
        "tiles/countries/1/1/0.mvt",
        "tiles/countries/5/31/9.mvt",
        "tiles/corridors/0/0/0.mvt?closed=suez",
        "tiles/corridors/3/6/3.mvt",
        "ogc/tiles/WorldCRS84Quad/1/0/2",
      })
  void aTile_isTheSame(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + path)).build();
    byte[] tile = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();

    List<DecodedTile.Feature> expected = DecodedTile.of(TestServer.bytes(path)).features();
    List<DecodedTile.Feature> actual = DecodedTile.of(tile).features();
    assertThat(actual).hasSameSizeAs(expected).isNotEmpty();
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).properties()).isEqualTo(expected.get(i).properties());
      assertThat(
              DiscreteHausdorffDistance.distance(
                  actual.get(i).geometry(), expected.get(i).geometry()))
          .as("units of the grid")
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aDatabaseThatCannotBeReached_isToldInOneLine_withoutThePassword() {
    String url = "jdbc:postgresql://127.0.0.1:1/lodeline?user=me&password=secret";

    assertThatThrownBy(() -> settings(url).store().open())
        .isInstanceOfSatisfying(
            LodelineException.class,
            e -> assertThat(e.kind()).isEqualTo(LodelineException.Kind.UNAVAILABLE))
        .hasMessage("cannot open the store: the database 127.0.0.1:1/lodeline cannot be reached");
    assertThat(settings(url).toString()).doesNotContain("secret");
  }

  @Test
  void aUrlOfSomethingElse_isRefused_withoutThePassword() {
    assertThatThrownBy(() -> settings("postgres://me:secret@host/db").store().open())
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("jdbc:postgresql://host:5432/database")
        .hasMessageNotContaining("secret");
  }

  @Test
  void theConnectionsToTheDatabase_areMeasured() throws IOException, InterruptedException {
    String metrics = get("metrics");

    for (String pool : List.of("reading", "writing")) {
      for (String state : List.of("active", "idle", "waiting", "most")) {
        assertThat(metrics)
            .containsPattern(
                "(?m)^lodeline_connections\\{pool=\"" + pool + "\",state=\"" + state + "\"} \\d");
      }
    }
    assertThat(metrics).contains("lodeline_connections{pool=\"reading\",state=\"most\"} 16");
  }

  private static String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}

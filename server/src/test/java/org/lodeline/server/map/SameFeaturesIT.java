package org.lodeline.server.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.server.TestServer;

/** One view shows the same features in the map, an embed, a picture and through OGC API. */
final class SameFeaturesIT {
  private static final int VIEWS = 20;
  private static final List<String> LAYERS = List.of("deposits", "processing-sites", "corridors");
  private static final List<String> COMMODITIES =
      List.of("lithium", "rare-earths", "gallium", "cobalt,nickel", "copper", "rare-earths-heavy");
  private static final List<String> COUNTRIES = List.of("AUS", "CHN,JPN", "DEU", "USA", "CHL,ARG");

  /** Each with the layers that it concerns. */
  private static final Map<String, List<String>> FILTERS =
      Map.of(
          "status IN ('producing')", List.of("deposits"),
          "status IN ('operating','planned')", List.of("processing-sites"),
          "quantity_tpa >= 1000", List.of("corridors"),
          "confidence IN ('verified')", LAYERS,
          "start_year >= 2000 AND start_year <= 2020", List.of("deposits", "processing-sites"));

  private static final List<Map<String, String>> SCENARIOS =
      List.of(
          Map.of(),
          Map.of("closed", "malacca"),
          Map.of("closed", "suez,babelmandeb"),
          Map.of("at", "2025-10-10"),
          Map.of("ban", "CHN:rare-earths:*"),
          Map.of("scenario", "panama-drought"));

  /** What the modules of the pages find, all in one page. */
  private static final String FIND =
      """
      async (queries) => {
        const load = (path) => import(new URL(`js/${path}.js`, document.baseURI));
        const [{ State }, { Explorer }, { Catalog }, data, { WhatIf }, { parseView }, view, { getCatalog }] =
          await Promise.all(["state", "explorer", "model/catalog", "model/dataset", "model/what-if", "url-state",
            "default-view", "api"].map(load));
        const catalog = new Catalog(await getCatalog());
        const dataset = new data.Dataset();
        await dataset.load(data.MAPPED_LAYERS);
        const found = [];
        for (const query of queries) {
          const state = new State({ ...view.DEFAULT_VIEW, ...parseView(query) });
          const whatIf = new WhatIf(state);
          await whatIf.refresh();
          const visible = new Explorer(state, catalog, dataset, whatIf).visible();
          found.push(Object.fromEntries([...visible].map(([layer, all]) => [layer, all.map(({ id }) => id)])));
        }
        return JSON.stringify(found);
      }
      """;

  private record View(Map<String, String> parameters, List<String> filtered) {
    String query() {
      return parameters.entrySet().stream()
          .map(one -> one.getKey() + "=" + encoded(one.getValue()))
          .collect(Collectors.joining("&"));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static <T> T one(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static View view(Random random) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String kind = one(random, List.of("corridors:actual", "corridors:potential", "corridors"));
    parameters.put("layers", "deposits,processing-sites," + kind);
    if (random.nextBoolean()) {
      parameters.put("commodity", one(random, COMMODITIES));
    }
    if (random.nextBoolean()) {
      parameters.put("country", one(random, COUNTRIES));
    }
    List<String> filtered = List.of();
    if (random.nextBoolean()) {
      String filter = one(random, FILTERS.keySet().stream().sorted().toList());
      parameters.put("filter", filter);
      filtered = FILTERS.getOrDefault(filter, List.of());
    }
    parameters.putAll(one(random, SCENARIOS));
    return new View(parameters, filtered);
  }

  /** In OGC API a parameter with the name of a property is about that property alone. */
  private static String anyOf(LayerDefinition layer, String parameter, Set<String> codes) {
    String list =
        codes.stream().sorted().map(code -> "'" + code + "'").collect(Collectors.joining(","));
    return layer.fields().stream()
        .filter(field -> parameter.equals(field.parameter()))
        .map(
            field ->
                field.type() == Field.Type.STRINGS
                    ? "A_OVERLAPS(" + field.name() + ", (" + list + "))"
                    : field.name() + " IN (" + list + ")")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static Set<String> throughOgc(View view, String layer) throws Exception {
    List<String> conditions = new ArrayList<>();
    LayerDefinition definition = BundledLayers.definition(layer);
    String commodity = view.parameters.getOrDefault("commodity", "");
    if (!commodity.isEmpty()) {
      Set<String> codes = Set.of(commodity.split(","));
      conditions.add(
          anyOf(definition, "commodity", BundledLayers.commodities().withMembers(codes)));
    }
    String country = view.parameters.getOrDefault("country", "");
    if (!country.isEmpty()) {
      conditions.add(anyOf(definition, "country", Set.of(country.split(","))));
    }
    if (view.filtered.contains(layer)) {
      conditions.add(view.parameters.getOrDefault("filter", ""));
    }
    Map<String, String> asked = new LinkedHashMap<>();
    if (layer.equals("corridors")) {
      asked.putAll(view.parameters);
      List.of("layers", "commodity", "country", "filter").forEach(asked::remove);
      String layers = view.parameters.getOrDefault("layers", "");
      if (layers.contains(":")) {
        asked.put("kind", layers.substring(layers.indexOf(':') + 1));
      }
    }
    if (!conditions.isEmpty()) {
      asked.put("filter", String.join(" AND ", conditions));
    }
    asked.put("limit", "10000");
    String query = new View(asked, List.of()).query();
    JsonNode answer =
        Resources.JSON.readTree(
            TestServer.get("ogc/collections/" + layer + "/items?" + query).body());
    Set<String> ids = new TreeSet<>();
    answer.path("features").forEach(feature -> ids.add(feature.path("id").asText()));
    return ids;
  }

  private static Set<String> inPicture(View view, String layer) throws Exception {
    String svg = TestServer.get("maps/static.svg?projection=robinson&" + view.query()).body();
    return Pattern.compile("<g [^>]*\\bid=\"" + layer + "/([^\"]+)\"")
        .matcher(svg)
        .results()
        .map(group -> group.group(1))
        .filter(id -> !id.endsWith("/before"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "embed"})
  void randomViews(String path) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<View> views = new ArrayList<>();
    for (int i = 0; i < VIEWS; i++) {
      views.add(view(random));
    }
    JsonNode found;
    try (Browser browser = new Browser()) {
      Page page = browser.open(path, 800, 600);
      Object answer = page.evaluate(FIND, views.stream().map(View::query).toList());
      found = Resources.JSON.readTree((String) answer);
      browser.assertNoComplaints();
    }
    for (int i = 0; i < VIEWS; i++) {
      View view = views.get(i);
      for (String layer : LAYERS) {
        Set<String> inBrowser = new TreeSet<>();
        found.get(i).path(layer).forEach(id -> inBrowser.add(id.asText()));
        String about = view.query() + " " + layer + ", seed " + seed;
        Set<String> throughOgc = throughOgc(view, layer);
        assertThat(inBrowser).as("in the browser: " + about).isEqualTo(throughOgc);
        assertThat(inPicture(view, layer)).as("in the picture: " + about).isEqualTo(throughOgc);
      }
    }
  }
}

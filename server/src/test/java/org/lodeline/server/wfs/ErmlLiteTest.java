package org.lodeline.server.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.server.TestServer;

/**
 * The views of EarthResourceML-Lite 2.0.1. Its schema lies in no registry: what is checked is its
 * published list of elements, in their order, with those that it insists on.
 */
class ErmlLiteTest {
  private static final String V2 = WfsAnswers.V2 + "GetFeature&typeNames=";
  private static final String NAMESPACE =
      "http://xmlns.earthresourceml.org/earthresourceml-lite/2.0";

  /** The elements of each view, with an exclamation mark behind those that must be there. */
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "MineView",
          "identifier! name status! commodity owner startDate endDate observationMethod"
              + " positionalAccuracy source status_uri! representativeCommodity_uri"
              + " specification_uri shape!",
          "MineralOccurrenceView",
          "identifier! name mineralOccurrenceType! commodity! mineName geologicHistory"
              + " hostGeologicUnit mineralDepositModel mineralOccurrenceShape"
              + " explorationActivityType explorationActivityDuration explorationResult"
              + " observationMethod positionalAccuracy source mineralOccurrenceType_uri!"
              + " representativeCommodity_uri! mine_uri hostGeologicUnit_uri"
              + " mineralDepositModel_uri representativeAge_uri representativeOlderAge_uri"
              + " representativeYoungerAge_uri specification_uri shape!",
          "CommodityResourceView",
          "identifier! commodity! commodityRank commodityImportance mineralOccurrenceName mineName"
              + " oreMeasure oreMeasureAssessmentCategory classificationMethodUsed"
              + " observationMethod positionalAccuracy source commodityClassifier_uri!"
              + " mineralOccurrence_uri mine_uri oreMeasureAssessmentCategory_uri"
              + " classificationMethodUsed_uri specification_uri shape!",
          "ProcessingPlantView",
          "identifier! name processingPlantType! startDate endDate status! commodity inputMaterial"
              + " product observationMethod positionalAccuracy source processingPlantType_uri"
              + " status_uri representativeCommodity_uri specification_uri shape!");

  private static List<String> features(String answer, String view) {
    Matcher matcher =
        Pattern.compile("<erl:" + view + " .*?</erl:" + view + ">", Pattern.DOTALL).matcher(answer);
    List<String> features = new ArrayList<>();
    while (matcher.find()) {
      features.add(matcher.group());
    }
    return features;
  }

  private static List<String> elements(String feature) {
    List<String> names = WfsAnswers.all(feature, "<erl:([A-Za-z_]+)[ >]");
    return names.subList(1, names.size());
  }

  @ParameterizedTest
  @CsvSource({"MineView", "MineralOccurrenceView", "CommodityResourceView", "ProcessingPlantView"})
  void everyFeature_hasTheElementsOfTheSchemaInItsOrder(String view) {
    String answer = WfsAnswers.get(V2 + "erl:" + view);
    assertThat(answer).contains("xmlns:erl=\"" + NAMESPACE + "\"");
    List<String> features = features(answer, view);
    assertThat(features)
        .isNotEmpty()
        .hasSize(Integer.parseInt(WfsAnswers.attribute(answer, "numberReturned")));
    List<String> known = List.of(ELEMENTS.getOrDefault(view, "").replace("!", "").split(" "));
    List<String> required =
        List.of(ELEMENTS.getOrDefault(view, "").split(" ")).stream()
            .filter(name -> name.endsWith("!"))
            .map(name -> name.replace("!", ""))
            .toList();
    for (String feature : features) {
      List<String> found = elements(feature);
      assertThat(found).containsAll(required).isEqualTo(inOrder(known, found));
      assertThat(feature)
          .doesNotContain("xsi:nil")
          .doesNotContainPattern("<erl:[A-Za-z_]+(/>|></)");
    }
  }

  private static List<String> inOrder(List<String> known, List<String> found) {
    return known.stream().filter(found::contains).toList();
  }

  @ParameterizedTest
  @CsvSource({"MineView", "MineralOccurrenceView", "CommodityResourceView", "ProcessingPlantView"})
  void itsSchema_isThatOfTheStandard(String view) {
    String schema = WfsAnswers.get(WfsAnswers.V2 + "DescribeFeatureType&typeNames=erl:" + view);
    assertThat(schema).contains("targetNamespace=\"" + NAMESPACE + "\"");
    Matcher elements =
        Pattern.compile("<xs:element name=\"([a-z][A-Za-z_]*)\" type=\"[^\"]*\"( minOccurs=\"0\")?")
            .matcher(schema);
    List<String> described = new ArrayList<>();
    while (elements.find()) {
      described.add(
          elements.group(1)
              + (elements.group(2) == null || elements.group(1).equals("shape") ? "!" : ""));
    }
    assertThat(String.join(" ", described)).isEqualTo(ELEMENTS.get(view));
  }

  @Test
  void codes_areThoseOfTheVocabulariesOfCgi_andWhatIsUnknownIsNil() {
    String mines = WfsAnswers.get(V2 + "erl:MineView");
    assertThat(WfsAnswers.all(mines, "<erl:status_uri>([^<]*)<"))
        .allMatch(
            uri -> uri.startsWith("http://resource.geosciml.org/classifier/cgi/mine-status/"));
    assertThat(WfsAnswers.all(mines, "<erl:representativeCommodity_uri>([^<]*)<"))
        .isNotEmpty()
        .allMatch(
            uri -> uri.startsWith("http://resource.geosciml.org/classifier/cgi/commodity-code/"));
    assertThat(
            WfsAnswers.all(
                WfsAnswers.get(V2 + "erl:MineralOccurrenceView"),
                "<erl:representativeCommodity_uri>([^<]*)<"))
        .allMatch(
            uri ->
                uri.startsWith("http://resource.geosciml.org/classifier/cgi/commodity-code/")
                    || uri.equals("http://www.opengis.net/def/nil/OGC/0/unknown"));
    assertThat(WfsAnswers.get(V2 + "erl:CommodityResourceView"))
        .containsPattern("<erl:oreMeasure>[0-9.]+ Mt");
  }

  @Test
  void everyDeposit_isAMineralOccurrence() {
    String answer = WfsAnswers.get(V2 + "erl:MineralOccurrenceView&resultType=hits");
    String deposits = WfsAnswers.get(V2 + "deposits&resultType=hits");
    assertThat(WfsAnswers.attribute(answer, "numberMatched"))
        .isEqualTo(WfsAnswers.attribute(deposits, "numberMatched"));
  }

  /** As the portals of AuScope and EGDI ask. */
  @Test
  void aFilterOnItsProperties_isAnswered() {
    String filter =
        "<Filter><And><PropertyIsEqualTo><ValueReference>erl:representativeCommodity_uri</ValueReference>"
            + "<Literal>http://resource.geosciml.org/classifier/cgi/commodity-code/lithium</Literal></PropertyIsEqualTo>"
            + "<BBOX><ValueReference>erl:shape</ValueReference><Envelope xmlns='http://www.opengis.net/gml/3.2'"
            + " srsName='EPSG:4326'><lowerCorner>110 -45</lowerCorner><upperCorner>155 -10</upperCorner></Envelope>"
            + "</BBOX></And></Filter>";
    String answer =
        WfsAnswers.get(
            V2 + "erl:MineView&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    assertThat(features(answer, "MineView")).isNotEmpty();
    assertThat(WfsAnswers.all(answer, "<erl:commodity>([^<]*)<"))
        .allMatch(commodity -> commodity.contains("Lithium"));
  }

  @ParameterizedTest
  @CsvSource({
    "deposits, erl, MineralOccurrenceView",
    "deposits, erl:MineView, MineView",
    "processing-sites, erl, ProcessingPlantView"
  })
  void theOgcApi_answersThemAsAProfile(String collection, String profile, String view) {
    String items = "ogc/collections/" + collection + "/items?limit=2&profile=" + profile;
    JsonNode json = TestServer.json(items);
    assertThat(json.path("numberMatched").asText())
        .isEqualTo(
            WfsAnswers.attribute(
                WfsAnswers.get(V2 + "erl:" + view + "&resultType=hits"), "numberMatched"));
    assertThat(json.at("/features/0/properties").has("identifier")).isTrue();
    assertThat(json.at("/features/0/geometry/type").asText()).isEqualTo("Point");
    assertThat(json.path("links").findValuesAsText("href"))
        .anyMatch(href -> href.contains("profile=") && href.contains("cursor="));
    assertThat(TestServer.get(items + "&f=gml").body()).contains("<erl:" + view + " ");
    assertThat(TestServer.get(items + "&f=html").statusCode()).isEqualTo(200);
    String id = json.at("/features/0/id").asText();
    JsonNode one =
        TestServer.json("ogc/collections/" + collection + "/items/" + id + "?profile=" + profile);
    assertThat(one.at("/properties/identifier"))
        .isEqualTo(json.at("/features/0/properties/identifier"));
  }

  @Test
  void aProfileThatThereIsNot_isRefused() {
    assertThat(TestServer.get("ogc/collections/deposits/items?profile=nothing").body())
        .contains("erl:MineView")
        .contains("\"parameter\":\"profile\"");
    assertThat(TestServer.get("ogc/collections/ports/items?profile=erl").statusCode())
        .isEqualTo(400);
    assertThat(
            TestServer.get(
                    "ogc/collections/deposits/items?profile=erl:MineView&commodity=Lithium&limit=1")
                .statusCode())
        .isEqualTo(200);
  }
}

package org.lodeline.geodata.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.basemap.Country;

/** Rules that every row of the bundled facts keeps. Each failure names the rows at fault. */
class BundledFactsTest {
  private static final AllowedCodes CODES = new AllowedCodes(BundledLayers.codeLists());

  /** Rows whose source was seen but has no public link yet. Lower it when one gets its link. */
  private static final int VERIFIED_WITHOUT_LINK = 14;

  static Stream<String> layers() {
    return BundledLayers.facts().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void ids_areDistinctAndFitForUrls(String layer) {
    assertThat(TestNetworks.features(layer)).isNotEmpty();
    assertThat(TestNetworks.features(layer))
        .extracting(SimpleFeature::getID)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[A-Za-z0-9._-]+"), "of [A-Za-z0-9._-]");
  }

  @ParameterizedTest
  @MethodSource("layers")
  void codedValues_areInTheirCodeList(String layer) {
    List<String> faults = new ArrayList<>();
    for (Field field : BundledLayers.definition(layer).fields()) {
      if (field.codelist() == null) {
        continue;
      }
      Set<String> allowed = CODES.of(layer, field).orElseThrow();
      for (SimpleFeature row : TestNetworks.features(layer)) {
        values(row, field).stream()
            .filter(value -> !allowed.contains(value))
            .forEach(value -> faults.add(row.getID() + ": " + field.name() + " is " + value));
      }
    }

    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aNumberWithItsUnitInAnotherField_hasTheUnitThere(String layer) {
    List<String> faults = new ArrayList<>();
    for (Field field : BundledLayers.definition(layer).fields()) {
      if (field.unitField() != null) {
        faults.addAll(withoutCompanion(layer, field.name(), field.unitField()));
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void aQuantity_saysWhatItCounts() {
    assertThat(withoutCompanion("deposits", "contained_kt", "contained_unit")).isEmpty();
    assertThat(withoutCompanion("deposits", "contained_kt", "resource_class")).isEmpty();
    assertThat(withoutCompanion("deposits", "resource_mt", "resource_class")).isEmpty();
    assertThat(withoutCompanion("deposits", "resource_mt", "reporting_code")).isEmpty();
    assertThat(withoutCompanion("resources", "contained_kt", "contained_unit")).isEmpty();
    assertThat(withoutCompanion("flows", "quantity_t", "quantity_basis")).isEmpty();
    assertThat(withoutCompanion("production", "quantity_t", "quantity_basis")).isEmpty();
    assertThat(withoutCompanion("production", "share", "quantity_basis")).isEmpty();
  }

  /** All but the sources themselves. */
  static Stream<String> layersWithSources() {
    return layers().filter(layer -> !layer.equals("sources"));
  }

  @ParameterizedTest
  @MethodSource("layersWithSources")
  void everyRow_namesItsSourceAndItsConfidence(String layer) {
    assertThat(TestNetworks.features(layer))
        .allSatisfy(
            row -> {
              assertThat(text(row, "source_title")).as(row.getID()).isNotBlank();
              if (!layer.equals("citations")) {
                assertThat(text(row, "confidence")).as(row.getID()).isIn("verified", "recalled");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("layersWithSources")
  void aRow_showsWhatItsSourceSaysOfItself(String layer) {
    Map<String, SimpleFeature> sources = new TreeMap<>();
    TestNetworks.features("sources").forEach(source -> sources.put(source.getID(), source));

    assertThat(TestNetworks.features(layer))
        .allSatisfy(
            row -> {
              String id = String.valueOf(text(row, "source_id"));
              assertThat(sources).as(row.getID()).containsKey(id);
              SimpleFeature source = requireNonNull(sources.get(id));
              assertThat(text(row, "source_title")).startsWith(text(source, "name"));
              assertThat(text(row, "source_url")).isEqualTo(text(source, "url"));
            });
  }

  @Test
  void everySource_isThereOnceAndIsUsed() {
    Set<String> used = new HashSet<>();
    layersWithSources()
        .flatMap(layer -> TestNetworks.features(layer).stream())
        .forEach(row -> used.add(String.valueOf(text(row, "source_id"))));

    assertThat(TestNetworks.features("sources"))
        .extracting(SimpleFeature::getID)
        .containsExactlyInAnyOrderElementsOf(used);
    assertThat(TestNetworks.features("sources"))
        .extracting(source -> text(source, "name") + " " + text(source, "url"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSourceLink_isAWebAddress() {
    assertThat(TestNetworks.features("sources"))
        .extracting(source -> text(source, "url"))
        .filteredOn(link -> link != null && !isWebAddress(link))
        .isEmpty();
  }

  @Test
  void aDateThatIsKnownInPart_isAYearOrAMonthOrADay() {
    List<String> faults = new ArrayList<>();
    for (LayerDefinition layer : BundledLayers.definitions()) {
      for (Field field : layer.fields()) {
        if (PartialDate.FORMAT.equals(field.format())) {
          TestNetworks.features(layer.id()).stream()
              .map(row -> text(row, field.name()))
              .filter(date -> date != null && !PartialDate.isOne(date))
              .forEach(faults::add);
        }
      }
    }

    assertThat(faults).isEmpty();
  }

  /** The gates of passages were drawn here, so there is nothing to link to. */
  @Test
  void verifiedRowsWithoutALink_becomeFewer() {
    List<String> withoutLink =
        layers()
            .filter(layer -> !Set.of("passages", "sources").contains(layer))
            .flatMap(layer -> TestNetworks.features(layer).stream())
            .filter(row -> "verified".equals(row.getAttribute("confidence")))
            .filter(row -> text(row, "source_url") == null)
            .map(SimpleFeature::getID)
            .toList();

    assertThat(withoutLink).hasSizeLessThanOrEqualTo(VERIFIED_WITHOUT_LINK);
  }

  @Test
  void theEndsOfAFlow_areADepositOrAPlantOrACountry() {
    Set<String> ends = new HashSet<>(TestNetworks.facts().sites().keySet());
    TestNetworks.world().countries().stream().map(Country::code).forEach(ends::add);

    assertThat(TestNetworks.features("flows"))
        .allSatisfy(
            row -> {
              assertThat(text(row, "from_id")).as(row.getID()).isIn(ends);
              assertThat(text(row, "to_id")).as(row.getID()).isIn(ends);
              assertThat(text(row, "from_id")).as(row.getID()).isNotEqualTo(text(row, "to_id"));
            });
  }

  @Test
  void shares_areFractionsThatSumToAtMostOne() {
    Map<String, Double> sums = new TreeMap<>();
    for (SimpleFeature row : TestNetworks.features("production")) {
      if (row.getAttribute("share") instanceof Double share) {
        assertThat(share).as(row.getID()).isBetween(0.0, 1.0);
        if (!"WLD".equals(text(row, "country"))) {
          sums.merge(
              text(row, "commodity") + " " + text(row, "stage") + " " + row.getAttribute("year"),
              share,
              Double::sum);
        }
      }
    }

    // Rounded shares may add up to a little more.
    assertThat(sums).isNotEmpty().allSatisfy((of, sum) -> assertThat(sum).isLessThan(1.02));
  }

  @Test
  void aCitation_isOfAFeatureThatIsThere() {
    assertThat(TestNetworks.features("citations"))
        .allSatisfy(
            row ->
                assertThat(TestNetworks.features(String.valueOf(text(row, "layer"))))
                    .extracting(SimpleFeature::getID)
                    .contains(text(row, "feature_id")));
  }

  @Test
  void thereAreAtLeast450Deposits_theAltmarkAmongThem() {
    assertThat(TestNetworks.features("deposits"))
        .hasSizeGreaterThanOrEqualTo(450)
        .extracting(SimpleFeature::getID)
        .contains("altmark");
  }

  @Test
  void theDeposits_coverEveryGroupOfCommodities() {
    Set<String> main =
        TestNetworks.features("deposits").stream()
            .map(row -> String.valueOf(text(row, "commodity")))
            .collect(Collectors.toSet());

    assertThat(main)
        .contains(
            "antimony",
            "bauxite",
            "chromium",
            "cobalt",
            "copper",
            "fluorspar",
            "gallium",
            "germanium",
            "graphite",
            "lithium",
            "manganese",
            "nickel",
            "niobium",
            "platinum-group",
            "rare-earths-heavy",
            "rare-earths-light",
            "tantalum",
            "tin",
            "titanium",
            "tungsten",
            "uranium",
            "vanadium",
            "zinc",
            "zirconium");
  }

  @Test
  void theMainCommodity_isTheFirstOfADepositsCommodities() {
    assertThat(TestNetworks.features("deposits"))
        .allSatisfy(
            row ->
                assertThat(values(row, field("deposits", "commodities")).get(0))
                    .as(row.getID())
                    .isEqualTo(text(row, "commodity")));
  }

  @Test
  void aPort_hasItsUnlocodeAsItsId() {
    assertThat(TestNetworks.features("ports"))
        .allSatisfy(
            row -> {
              assertThat(text(row, "unlocode")).isEqualTo(row.getID()).matches("[A-Z]{5}");
              assertThat(TestNetworks.world().country(String.valueOf(text(row, "country"))))
                  .as(row.getID())
                  .hasValueSatisfying(
                      country ->
                          assertThat(country.alpha2()).contains(row.getID().substring(0, 2)));
            });
  }

  private static Field field(String layer, String name) {
    return BundledLayers.definition(layer).field(name).orElseThrow();
  }

  private static List<String> values(SimpleFeature row, Field field) {
    Object value = row.getAttribute(field.name());
    Function<Object, String> text = item -> (String) item;
    return value instanceof List<?> list
        ? list.stream().map(text).toList()
        : Stream.ofNullable(value).map(text).toList();
  }

  private static List<String> withoutCompanion(String layer, String number, String companion) {
    return TestNetworks.features(layer).stream()
        .filter(row -> row.getAttribute(number) != null && text(row, companion) == null)
        .map(row -> row.getID() + ": " + number + " without " + companion)
        .toList();
  }

  private static @Nullable String text(SimpleFeature row, String field) {
    return (String) row.getAttribute(field);
  }

  private static boolean isWebAddress(String link) {
    try {
      URI uri = new URI(link);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.toASCIIString().equals(link);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

package org.lodeline.geodata.supply.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.supply.Corridor;
import org.lodeline.geodata.supply.Flow;
import org.lodeline.geodata.supply.Production;
import org.lodeline.geodata.supply.PublishedReliance;
import org.lodeline.geodata.supply.SmallFacts;
import org.lodeline.geodata.supply.TestCorridors;
import org.lodeline.geodata.supply.figures.ImportReliance.Row;

class ImportRelianceTest {
  private static final LocalDate DAY = LocalDate.of(2025, 10, 10);
  private static final Offset<Double> TINY = within(1e-9);

  /** Of 1000 t, Japan makes 100 and Chile 700; 200 are made by others. */
  private static final List<Production> COPPER =
      List.of(made("JPN", 100), made("CHL", 700), made("WLD", 1000));

  @Test
  void aListedImporter_hasOneFigure() {
    Row row = only("JPN", flow("CHL", "JPN", 350, "t Cu"), flow("JPN", "DEU", 50, "t Cu"));

    assertThat(row.importsTonnes()).isEqualTo(350);
    assertThat(row.exportsTonnes()).isEqualTo(50);
    assertThat(row.standing()).isEqualTo("net importer");
    // (350 - 50) / (100 + 350 - 50)
    assertThat(row.relianceLow().orElseThrow()).isCloseTo(0.75, TINY);
    assertThat(row.relianceHigh().orElseThrow()).isCloseTo(0.75, TINY);
  }

  @Test
  void anUnlistedImporter_mayMakeTheUnlistedRest() {
    Row row = only("DEU", flow("CHL", "DEU", 300, "t Cu"));

    assertThat(row.productionLowTonnes()).isZero();
    assertThat(row.productionHighTonnes()).isCloseTo(200, TINY);
    // 300 / (200 + 300)
    assertThat(row.relianceLow().orElseThrow()).isCloseTo(0.6, TINY);
    assertThat(row.relianceHigh().orElseThrow()).isCloseTo(1, TINY);
  }

  @Test
  void whoExportsAsMuch_isANetExporterWithoutReliance() {
    Row row = only("JPN", flow("CHL", "JPN", 50, "t Cu"), flow("JPN", "DEU", 50, "t Cu"));

    assertThat(row.standing()).isEqualTo("net exporter");
    assertThat(row.relianceLow()).isEmpty();
    assertThat(row.relianceHigh()).isEmpty();
  }

  @Test
  void whoExportsMoreThanThereIs_hasNoFigure() {
    assertThat(rows("JPN", flow("CHL", "JPN", 50, "t Cu"), flow("JPN", "DEU", 151, "t Cu")))
        .isEmpty();
  }

  @Test
  void movesWithinABloc_areNeitherImportsNorExports() {
    Row row = only("EU", flow("CHL", "DEU", 300, "t Cu"), flow("DEU", "FRA", 100, "t Cu"));

    assertThat(row.flows()).isEqualTo(1);
    assertThat(row.importsTonnes()).isEqualTo(300);
    assertThat(row.exportsTonnes()).isZero();
  }

  @Test
  void whatCountsAnotherSubstance_givesNoFigure() {
    assertThat(rows("JPN", flow("CHL", "JPN", 350, "copper concentrate gross"))).isEmpty();
    assertThat(
            only(
                "JPN",
                flow("CHL", "JPN", 350, "copper concentrate gross"),
                flow("CHL", "JPN", 300, "Cu in concentrate")))
        .satisfies(
            row -> {
              assertThat(row.flows()).isEqualTo(1);
              assertThat(row.flowsLeftOut()).isEqualTo(1);
            });
  }

  @Test
  void theSummary_isASentence() {
    assertThat(summary("PER", flow("CHL", "JPN", 350, "t Cu")))
        .isEqualTo("The recorded flows and production lists tell no import reliance.");
    assertThat(summary("DEU", flow("CHL", "DEU", 300, "t Cu")))
        .isEqualTo(
            "By the recorded flows, 1 of 1 known supplies is imported by half or more, mined copper"
                + " of Germany (60 % to 100 %).");
    assertThat(summary("CHL", flow("CHL", "DEU", 300, "t Cu")))
        .isEqualTo(
            "By the recorded flows, no supply is imported by half or more, of 1 known; 1 is a net"
                + " export.");
  }

  @Test
  void theBundledFlows_tellThatChinaImportsItsCobalt() {
    Map<String, Row> china =
        reliance(TestCorridors.bundled(), TestNetworks.facts().production())
            .of(Optional.of(Set.of("CHN")), Optional.empty(), DAY)
            .rows()
            .stream()
            .collect(
                Collectors.toMap(row -> row.commodity() + " " + row.stage(), Function.identity()));

    assertThat(Optional.ofNullable(china.get("cobalt mine")).orElseThrow().relianceLow())
        .hasValueSatisfying(low -> assertThat(low).isGreaterThan(0.9));
  }

  @Test
  void whatAnOfficePublishes_standsBeside_whereItIsOneFigure() {
    List<Corridor> flows = List.of(flow("CHL", "JPN", 350, "t Cu"));
    List<PublishedReliance> one =
        List.of(published("mine", 2023, 0.9), published("mine", 2024, 0.8), published("", 2025, 1));
    List<PublishedReliance> two =
        List.of(published("mine", 2024, 0.8), published("mine", 2024, 0.7));

    Row row = japan(flows, one);
    assertThat(row.publishedReliance()).contains(0.8);
    assertThat(row.publishedYear()).contains(2024L);
    assertThat(japan(flows, two).publishedReliance()).isEmpty();
  }

  private static Row japan(List<Corridor> flows, List<PublishedReliance> published) {
    return reliance(flows, COPPER, published)
        .of(Optional.of(Set.of("JPN")), Optional.empty(), DAY)
        .rows()
        .get(0);
  }

  private static PublishedReliance published(String stage, long year, double share) {
    return new PublishedReliance("JPN", "copper", stage, year, share, SmallFacts.MADE_UP);
  }

  @Test
  void everyBundledFigure_isARangeInBounds() {
    assertThat(
            reliance(TestCorridors.bundled(), TestNetworks.facts().production())
                .of(Optional.empty(), Optional.empty(), DAY)
                .rows())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.relianceLow().orElse(0.0))
                  .isBetween(0.0, row.relianceHigh().orElse(0.0));
              assertThat(row.relianceHigh().orElse(0.0)).isBetween(0.0, 1.0);
            });
  }

  private static String summary(String importer, Corridor... flows) {
    return figures(importer, flows).summary();
  }

  private static Row only(String importer, Corridor... flows) {
    List<Row> rows = rows(importer, flows);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static List<Row> rows(String importer, Corridor... flows) {
    return figures(importer, flows).rows();
  }

  private static Figures<Row> figures(String importer, Corridor... flows) {
    return reliance(List.of(flows), COPPER)
        .of(Optional.of(Set.of(importer)), Optional.empty(), DAY);
  }

  private static ImportReliance reliance(List<Corridor> flows, List<Production> production) {
    return reliance(flows, production, List.of());
  }

  private static ImportReliance reliance(
      List<Corridor> flows, List<Production> production, List<PublishedReliance> published) {
    return new ImportReliance(
        flows,
        production,
        published,
        TestCorridors.COMMODITIES,
        TestCorridors.BLOCS,
        TestCorridors.words());
  }

  private static Corridor flow(String from, String to, double tonnes, String basis) {
    Flow flow =
        new Flow(
            from + "-" + to,
            "A flow of copper",
            "copper",
            "concentrate",
            "refining",
            from,
            to,
            Optional.of(tonnes),
            Optional.of(basis),
            Optional.of(2024L),
            SmallFacts.MADE_UP);
    return new Corridor(
        Corridor.Kind.ACTUAL, flow, from, to, from, to, List.of(), List.of(), Optional.empty());
  }

  private static Production made(String country, double tonnes) {
    return new Production(
        "copper-" + country,
        "copper",
        "mine",
        country,
        2024,
        Optional.of(tonnes),
        Optional.of("t Cu"),
        Optional.empty(),
        SmallFacts.MADE_UP);
  }
}

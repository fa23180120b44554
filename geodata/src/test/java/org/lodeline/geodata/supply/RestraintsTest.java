package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestraintsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 10, 10);

  @ParameterizedTest(name = "{0} and {1} from {2} to {3}: {4}")
  @CsvSource({
    "CHN:gallium:*,       gallium,           CHN, USA, RESTRICTED",
    "CHN:gallium:USA,     gallium,           CHN, USA, RESTRICTED",
    "CHN:gallium:USA,     gallium,           CHN, JPN, ",
    "CHN:gallium:USA;JPN, gallium,           CHN, JPN, RESTRICTED",
    "CHN:gallium:*,       gallium,           JPN, USA, ",
    "CHN:gallium:*,       germanium,         CHN, USA, ",
    "CHN:*:*,             germanium,         CHN, USA, RESTRICTED",
    // Within a country nothing is exported.
    "CHN:gallium:*,       gallium,           CHN, CHN, ",
    // A group stands for its members; a ban on a member holds back a part of the group.
    "CHN:rare-earths:*,        rare-earths-heavy,  CHN, USA, RESTRICTED",
    "CHN:rare-earths:*,        rare-earth-magnets, CHN, USA, RESTRICTED",
    "CHN:rare-earths-heavy:*,  rare-earths,        CHN, USA, LICENSED",
    "CHN:rare-earths-heavy:*,  rare-earths-light,  CHN, USA, ",
    // Magnets are made from rare earths, and no part of them.
    "CHN:rare-earth-magnets:*, rare-earths,        CHN, USA, ",
    // Blocs act and are acted upon.
    "CHN:gallium:EU,      gallium,           CHN, DEU, RESTRICTED",
    "CHN:gallium:EU,      gallium,           CHN, GBR, ",
    "EU:gallium:*,        gallium,           DEU, USA, RESTRICTED",
  })
  void aBan_bearsOnWhatItCovers(
      String ban, String commodity, String from, String to, Outcome.@Nullable Status status) {
    Map<String, Outcome.Status> found =
        TestCorridors.restraints(List.of())
            .on(corridor(commodity, "metal", from, to), assuming(ban), DAY);

    assertThat(found).isEqualTo(status == null ? Map.of() : Map.of("ban=" + sorted(ban), status));
  }

  @ParameterizedTest(name = "{0} on a corridor from the stage {1}: {2}")
  @CsvSource({
    "export-ban,         metal, RESTRICTED",
    "export-licence,     metal, LICENSED",
    "quota,              metal, LICENSED",
    "raw-export-ban,     metal, ",
    "raw-export-ban,     mine,  LICENSED",
    "production-quota,   metal, ",
    "technology-control, metal, ",
    "tariff,             metal, ",
    "agreement,          metal, ",
    "stockpile,          metal, ",
    "investment,         metal, ",
  })
  void aMeasureInForce_bearsByItsKind(String kind, String stage, Outcome.@Nullable Status status) {
    Restraints restraints =
        TestCorridors.restraints(List.of(measure(kind, "CHN", "USA", "gallium")));

    assertThat(restraints.on(corridor("gallium", stage, "CHN", "USA"), TestScenarios.on(DAY), DAY))
        .isEqualTo(status == null ? Map.of() : Map.of("m", status));
  }

  @Test
  void anImportBan_isThatOfTheDestination() {
    Restraints restraints =
        TestCorridors.restraints(List.of(measure("import-ban", "USA", "RUS", "uranium")));

    assertThat(
            restraints.on(
                corridor("uranium", "compound", "RUS", "USA"), TestScenarios.on(DAY), DAY))
        .containsExactly(Map.entry("m", Outcome.Status.RESTRICTED));
    assertThat(
            restraints.on(
                corridor("uranium", "compound", "USA", "RUS"), TestScenarios.on(DAY), DAY))
        .isEmpty();
  }

  @Test
  void withoutADay_noMeasureBinds() {
    Restraints restraints =
        TestCorridors.restraints(List.of(measure("export-ban", "CHN", "*", "*")));

    assertThat(restraints.on(corridor("gallium", "metal", "CHN", "USA"), Scenario.NONE, DAY))
        .isEmpty();
  }

  private static Measure measure(String kind, String actor, String target, String commodity) {
    return new Measure(
        "m",
        "A measure",
        DAY.minusYears(1),
        Optional.of(DAY),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        actor,
        List.of(target),
        List.of(commodity),
        kind,
        SmallFacts.MADE_UP);
  }

  private static Corridor corridor(String commodity, String stage, String from, String to) {
    Flow flow = SmallFacts.flow(from, to, commodity, stage);
    return new Corridor(
        Corridor.Kind.ACTUAL, flow, from, to, from, to, List.of(), List.of(), Optional.empty());
  }

  private static Scenario assuming(String ban) {
    String[] parts = ban.split(":");
    return TestScenarios.ban(parts[0], parts[1], parts[2].split(";"));
  }

  private static String sorted(String ban) {
    return ban.replace("USA;JPN", "JPN;USA");
  }
}

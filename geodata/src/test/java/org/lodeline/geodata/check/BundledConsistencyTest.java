package org.lodeline.geodata.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.TestNetworks;
import org.lodeline.geodata.network.Geodesy;

/** That the bundled facts of one place do not contradict each other. */
class BundledConsistencyTest {
  private static final double NEAR_METRES = 5_000;

  /** The year that the facts are of. */
  private static final long THIS_YEAR = 2026;

  private static final Set<String> RARE_EARTHS = Set.of("rare-earths-light", "rare-earths-heavy");

  /** What a word in a deposit type says of the main commodity. */
  private static final Map<String, Set<String>> FOUND_IN =
      Map.ofEntries(
          Map.entry("graphite", Set.of("graphite")),
          Map.entry("brine", Set.of("lithium", "potash", "boron", "bromine", "magnesium")),
          Map.entry("bauxite", Set.of("bauxite", "gallium")),
          Map.entry("reef", Set.of("platinum-group")),
          Map.entry("podiform", Set.of("chromium")),
          Map.entry("ion-adsorption", RARE_EARTHS),
          Map.entry("unconformity", Set.of("uranium")),
          Map.entry("calcrete", Set.of("uranium")),
          Map.entry("Au-Sb", Set.of("antimony")),
          Map.entry("MVT", Set.of("zinc", "lead", "germanium", "fluorspar")),
          Map.entry("SEDEX", Set.of("zinc", "lead")),
          Map.entry("porphyry", Set.of("copper", "molybdenum", "tin", "tungsten", "gold")),
          Map.entry(
              "mineral sands",
              Set.of("titanium", "zirconium", "rare-earths-light", "rare-earths-heavy")),
          Map.entry(
              "pegmatite",
              Set.of("lithium", "tantalum", "tin", "niobium", "caesium", "rare-earths-heavy")),
          Map.entry(
              "carbonatite",
              Set.of(
                  "rare-earths-light", "rare-earths-heavy", "niobium", "fluorspar", "phosphate")),
          Map.entry(
              "laterite",
              Set.of("nickel", "cobalt", "bauxite", "scandium", "niobium", "rare-earths-light")));

  @Test
  void theMainCommodity_fitsTheDepositType() {
    List<String> faults = new ArrayList<>();
    for (SimpleFeature deposit : TestNetworks.features("deposits")) {
      String commodity = String.valueOf(deposit.getAttribute("commodity"));
      if (deposit.getAttribute("deposit_type") instanceof String type) {
        FOUND_IN.forEach(
            (word, commodities) -> {
              if (type.contains(word) && !commodities.contains(commodity)) {
                faults.add(deposit.getID() + ": " + commodity + " in " + type);
              }
            });
      }
    }

    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "deposits,         producing",
    "deposits,         care-and-maintenance",
    "deposits,         closed",
    "processing-sites, operating",
    "processing-sites, care-and-maintenance",
    "processing-sites, suspended",
  })
  void whatRunsOrRan_hasStarted(String layer, String status) {
    assertThat(TestNetworks.features(layer))
        .filteredOn(place -> status.equals(place.getAttribute("status")))
        .filteredOn(place -> place.getAttribute("start_year") != null)
        .allSatisfy(
            place ->
                assertThat((Long) place.getAttribute("start_year"))
                    .as(place.getID())
                    .isLessThanOrEqualTo(THIS_YEAR));
  }

  @Test
  void aPlantThatIsPlanned_startsInAYearToCome() {
    assertThat(TestNetworks.features("processing-sites"))
        .filteredOn(plant -> "planned".equals(plant.getAttribute("status")))
        .filteredOn(plant -> plant.getAttribute("start_year") != null)
        .allSatisfy(
            plant ->
                assertThat((Long) plant.getAttribute("start_year"))
                    .as(plant.getID())
                    .isGreaterThanOrEqualTo(THIS_YEAR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deposits", "processing-sites"})
  void noTwoPlacesWithin5Km_haveLikeNames(String layer) {
    List<SimpleFeature> places = TestNetworks.features(layer);
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      for (SimpleFeature other : places.subList(i + 1, places.size())) {
        SimpleFeature one = places.get(i);
        if (metres(one, other) < NEAR_METRES
            && Names.areAlike(Names.folded(Names.of(one)), Names.folded(Names.of(other)))) {
          faults.add(one.getID() + " and " + other.getID());
        }
      }
    }

    assertThat(faults).isEmpty();
  }

  private static double metres(SimpleFeature a, SimpleFeature b) {
    Point from = (Point) a.getDefaultGeometry();
    Point to = (Point) b.getDefaultGeometry();
    // A degree of latitude is 111 km: what is a tenth of that away need not be measured.
    return Math.abs(from.getY() - to.getY()) > 0.1
        ? Double.POSITIVE_INFINITY
        : Geodesy.metres(from.getX(), from.getY(), to.getX(), to.getY());
  }
}

package org.lodeline.geodata.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiLineString;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/** The layer {@code corridors}, as it is stored. */
class CorridorFeaturesTest {
  private static final LayerDefinition LAYER = BundledLayers.definition("corridors");
  private static final SimpleFeatureType TYPE = LAYER.featureType();
  private static final List<SimpleFeature> FEATURES =
      TestCorridors.bundled().stream()
          .map(corridor -> CorridorFeatures.feature(corridor, TYPE))
          .toList();

  @Test
  void everyRequiredField_hasAValue() {
    List<String> required =
        LAYER.fields().stream().filter(Field::required).map(Field::name).toList();

    assertThat(required).contains("name", "kind", "from_id", "status");
    assertThat(idsWhere(f -> required.stream().anyMatch(name -> f.getAttribute(name) == null)))
        .isEmpty();
  }

  @Test
  void ids_areDistinct() {
    assertThat(idsWhere(feature -> true)).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void everyLine_liesWithinTheWorld() {
    Envelope world = new Envelope(-180, 180, -90, 90);

    assertThat(
            idsWhere(f -> !lines(f).isEmpty() && !world.contains(lines(f).getEnvelopeInternal())))
        .isEmpty();
  }

  /** A plant beside its mine may stand on the same point of the map. */
  @Test
  void onlyACorridorWithoutLength_hasNoLine() {
    assertThat(idsWhere(f -> lines(f).isEmpty() != (number(f, "length_km") == 0))).isEmpty();
  }

  @Test
  void everyLine_hasAMode() {
    assertThat(idsWhere(f -> modes(f).size() != lines(f).getNumGeometries())).isEmpty();
    assertThat(idsWhere(f -> !Set.of("land", "sea").containsAll(modes(f)))).isEmpty();
  }

  @Test
  void someLines_areCutAtTheAntimeridian() {
    assertThat(
            idsWhere(
                feature -> {
                  Envelope box = lines(feature).getEnvelopeInternal();
                  return box.getMinX() == -180 && box.getMaxX() == 180;
                }))
        .isNotEmpty();
  }

  /** To the last decimal that is kept. */
  @Test
  void theLength_isThatBySeaAndByLand() {
    assertThat(
            idsWhere(
                f ->
                    Math.abs(number(f, "length_km") - number(f, "sea_km") - number(f, "land_km"))
                        > 0.11))
        .isEmpty();
  }

  /** A quantity may count contained metal only, which weighs less than what is shipped. */
  @Test
  void emissions_areThoseOfATonneShipped() {
    assertThat(TestCorridors.bundled())
        .isNotEmpty()
        .allSatisfy(
            corridor ->
                assertThat(number(CorridorFeatures.feature(corridor, TYPE), "co2_kg_t"))
                    .isCloseTo(corridor.route().orElseThrow().co2KgPerTonne(), within(0.06)));
  }

  /** One port only where a deposit at sea or on an island without a port loads on its shore. */
  @Test
  void aCorridorBySea_namesItsPortsAndOneByLandNone() {
    assertThat(idsWhere(f -> modes(f).contains("sea") && ports(f).isEmpty())).isEmpty();
    assertThat(idsWhere(f -> !modes(f).contains("sea") && !ports(f).isEmpty())).isEmpty();
    assertThat(idsWhere(f -> ports(f).size() > 2)).isEmpty();
  }

  private static List<String> idsWhere(Predicate<SimpleFeature> test) {
    return FEATURES.stream().filter(test).map(SimpleFeature::getID).toList();
  }

  private static MultiLineString lines(SimpleFeature feature) {
    return (MultiLineString) feature.getDefaultGeometry();
  }

  private static List<?> modes(SimpleFeature feature) {
    return (List<?>) feature.getAttribute("leg_modes");
  }

  private static List<?> ports(SimpleFeature feature) {
    return (List<?>) feature.getAttribute("ports");
  }

  private static double number(SimpleFeature feature, String name) {
    return (Double) feature.getAttribute(name);
  }
}

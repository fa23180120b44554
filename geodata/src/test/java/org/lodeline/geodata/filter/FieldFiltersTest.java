package org.lodeline.geodata.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldFiltersTest {
  private static final SimpleFeatureType TYPE = type();
  private static final SimpleFeature COBALT_FROM_CONGO =
      measure("COD", List.of("CHN", "USA"), List.of("cobalt", "copper"));
  private static final SimpleFeature FOR_NOBODY = measure("DEU", List.of(), null);

  @Test
  void oneValue_matchesTheFieldThatIsIt() {
    assertThat(anyOf(List.of("actor"), "COD").evaluate(COBALT_FROM_CONGO)).isTrue();
    assertThat(anyOf(List.of("actor"), "DEU").evaluate(COBALT_FROM_CONGO)).isFalse();
  }

  @Test
  void oneValue_matchesTheListThatHoldsIt() {
    assertThat(anyOf(List.of("commodities"), "copper").evaluate(COBALT_FROM_CONGO)).isTrue();
    assertThat(anyOf(List.of("commodities"), "lithium").evaluate(COBALT_FROM_CONGO)).isFalse();
  }

  @Test
  void anyOfSeveralFields_isEnough() {
    Filter usa = anyOf(List.of("actor", "targets"), "USA");

    assertThat(usa.evaluate(COBALT_FROM_CONGO)).isTrue();
    assertThat(usa.evaluate(FOR_NOBODY)).isFalse();
  }

  @Test
  void anyOfSeveralValues_isEnough() {
    assertThat(anyOf(List.of("actor"), "FRA", "COD").evaluate(COBALT_FROM_CONGO)).isTrue();
    assertThat(anyOf(List.of("commodities"), "tin", "cobalt").evaluate(COBALT_FROM_CONGO)).isTrue();
    assertThat(anyOf(List.of("actor"), "FRA", "ITA").evaluate(COBALT_FROM_CONGO)).isFalse();
  }

  @Test
  void anEmptyListOrNoValue_matchesNothing() {
    assertThat(anyOf(List.of("targets"), "CHN").evaluate(FOR_NOBODY)).isFalse();
    assertThat(anyOf(List.of("commodities"), "cobalt").evaluate(FOR_NOBODY)).isFalse();
  }

  @Test
  void caseAndPartsOfWords_matter() {
    assertThat(anyOf(List.of("actor"), "cod").evaluate(COBALT_FROM_CONGO)).isFalse();
    assertThat(anyOf(List.of("actor"), "CO").evaluate(COBALT_FROM_CONGO)).isFalse();
    assertThat(anyOf(List.of("commodities"), "cop").evaluate(COBALT_FROM_CONGO)).isFalse();
  }

  @Test
  void noFieldsOrNoValues_matchNothing() {
    assertThat(anyOf(List.of(), "COD").evaluate(COBALT_FROM_CONGO)).isFalse();
    assertThat(anyOf(List.of("actor")).evaluate(COBALT_FROM_CONGO)).isFalse();
  }

  @Test
  void allOf_needsEveryFilterToPass() {
    Filter congo = anyOf(List.of("actor"), "COD");
    Filter tin = anyOf(List.of("commodities"), "tin");
    Filter copper = anyOf(List.of("commodities"), "copper");

    assertThat(FieldFilters.allOf(List.of(congo, copper)).evaluate(COBALT_FROM_CONGO)).isTrue();
    assertThat(FieldFilters.allOf(List.of(congo, tin)).evaluate(COBALT_FROM_CONGO)).isFalse();
    assertThat(FieldFilters.allOf(List.of(tin)).evaluate(COBALT_FROM_CONGO)).isFalse();
    assertThat(FieldFilters.allOf(List.of()).evaluate(COBALT_FROM_CONGO)).isTrue();
  }

  private static Filter anyOf(List<String> fields, String... values) {
    return FieldFilters.anyOf(fields, Arrays.asList(values));
  }

  private static SimpleFeature measure(
      String actor, List<String> targets, @Nullable List<String> commodities) {
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(TYPE);
    builder.set("actor", actor);
    builder.set("targets", targets);
    builder.set("commodities", commodities);
    return builder.buildFeature("x");
  }

  private static SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("measures");
    builder.add("actor", String.class);
    builder.add("targets", List.class);
    builder.add("commodities", List.class);
    return builder.buildFeatureType();
  }
}

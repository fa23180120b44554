package org.lodeline.geodata.filter.cql2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.geotools.data.DataUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodeline.geodata.filter.cql2.AbstractTestSuite.Case;

/** The abstract test suite of CQL2, in both encodings. */
public class AbstractTestSuiteTest {

  static List<Case> cases() throws IOException {
    return AbstractTestSuite.cases();
  }

  @Test
  void theSuite_isWhole() throws IOException {
    assertThat(cases()).hasSize(274);
    assertThat(cases()).extracting(Case::filter).containsAll(AbstractTestSuite.ERRATA.keySet());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void text_givesTheExpectedCount(Case wanted) {
    assertThat(count(wanted, Cql2.TEXT.parse(wanted.filter(), layer(wanted).type())))
        .isEqualTo(wanted.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void json_givesTheExpectedCount(Case wanted) {
    String json = JsonWriter.json(wanted.filter());

    assertThat(count(wanted, Cql2.JSON.parse(json, layer(wanted).type())))
        .isEqualTo(wanted.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void filtersThatGeoToolsRewrites_stayTheSame(Case wanted) {
    Query query = new Query(wanted.layer(), Cql2.TEXT.parse(wanted.filter(), layer(wanted).type()));
    Query rewritten =
        DataUtilities.simplifyFilter(
            DataUtilities.resolvePropertyNames(query, layer(wanted).type()));

    assertThat(count(wanted, rewritten.getFilter())).isEqualTo(wanted.expected());
  }

  private static NaturalEarth layer(Case wanted) {
    return NaturalEarth.layer(wanted.layer());
  }

  private static long count(Case wanted, Filter filter) {
    return layer(wanted).features().stream().filter(filter::evaluate).count();
  }
}

package org.lodeline.geodata.filter.cql2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.geotools.data.DataUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The abstract test suite of CQL2, in both encodings. */
public class AbstractTestSuiteTest {

  /**
   * Counts that the suite has wrong (opengeospatial/ogcapi-features issue 1011): three places begin
   * with Ch (Chișinău, Chicago, Chengdu), and one with Chis.
   */
  private static final Map<String, Integer> ERRATA =
      Map.of(
          "ACCENTI(name) LIKE accenti('Ch%')", 3,
          "ACCENTI(CASEI(name)) LIKE accenti(casei('Chiș%'))", 1,
          "ACCENTI(CASEI(name)) LIKE accenti(casei('cHis%'))", 1);

  /** A filter of the suite, and how many features of its layer pass it. */
  public record Case(String conformanceClass, String layer, String filter, int expected) {}

  public static List<Case> cases() throws IOException {
    try (InputStream tsv =
        Objects.requireNonNull(AbstractTestSuiteTest.class.getResourceAsStream("cases.tsv"))) {
      return new String(tsv.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(
              cell ->
                  new Case(
                      cell[0],
                      cell[1],
                      cell[2],
                      ERRATA.getOrDefault(cell[2], Integer.valueOf(cell[3]))))
          .toList();
    }
  }

  @Test
  void theSuite_isWhole() throws IOException {
    assertThat(cases()).hasSize(274);
    assertThat(cases()).extracting(Case::filter).containsAll(ERRATA.keySet());
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

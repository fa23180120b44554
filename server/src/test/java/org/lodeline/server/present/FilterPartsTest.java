package org.lodeline.server.present;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.catalog.BundledLayers;

/** What of a view's filter concerns which layer. */
final class FilterPartsTest {
  private static Optional<String> of(String filter, String layer) {
    return new FilterParts(filter)
        .of(
            BundledLayers.definition(layer),
            (list, code) ->
                list.equals("commodities")
                    ? BundledLayers.commodities().codes().contains(code)
                    : BundledLayers.codeLists()
                        .getOrDefault(list, BundledLayers.blocs())
                        .codes()
                        .contains(code));
  }

  @Test
  void aConditionOnAFieldThatALayerLacks_leavesItAsItIs() {
    assertThat(of("start_year >= 2020", "deposits")).contains("start_year >= 2020");
    assertThat(of("start_year >= 2020", "corridors")).isEmpty();
  }

  @Test
  void aCodeOfAnotherList_doesNotConcernTheLayer() {
    assertThat(of("status IN ('producing')", "deposits")).contains("status IN ('producing')");
    assertThat(of("status IN ('producing')", "processing-sites")).isEmpty();
  }

  @Test
  void eachConditionIsForTheLayersThatKnowIt() {
    String filter = "status IN ('producing') AND quantity_tpa >= 5 AND confidence IN ('verified')";
    assertThat(of(filter, "deposits"))
        .contains("status IN ('producing') AND confidence IN ('verified')");
    assertThat(of(filter, "corridors"))
        .contains("quantity_tpa >= 5 AND confidence IN ('verified')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          start_year BETWEEN 2000 AND 2010
          name LIKE '%AND%' AND start_year >= 2000
          (name = 'a AND b' AND start_year > 3) AND grade >= 1
          NOT A_OVERLAPS(commodities, ('lithium', 'it''s')) AND grade <= 1e3
          """)
  void whatIsNotOfTheSimpleKinds_staysWhole(String filter) {
    assertThat(of(filter, "deposits")).contains(filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"(start_year > 3", "start_year > 3)", "name = 'open", ") AND ("})
  void whatCannotBeTakenApart_isLeftToTheReaderOfFilters(String filter) {
    assertThat(new FilterParts(filter).of(BundledLayers.definition("deposits"), (l, c) -> true))
        .isIn(Optional.of(filter), Optional.empty());
  }
}

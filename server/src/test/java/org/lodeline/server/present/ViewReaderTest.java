package org.lodeline.server.present;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.filter.BoundingBox;

/** The one reader of views. */
final class ViewReaderTest {
  @Test
  void nothing_isTheWholeMap() {
    ViewState view = TestViews.view("");
    assertThat(view.layers()).isEqualTo(ViewReader.DEFAULT_LAYERS);
    assertThat(view.scenario().isNone()).isTrue();
    assertThat(view.shows("corridors")).isTrue();
    assertThat(view.shows("countries")).isFalse();
  }

  @Test
  void aLinkOfTheMap_isReadAsTheMapReadsIt() {
    ViewState view =
        TestViews.view(
            "layers=deposits,corridors:potential&center=11.15,52.85&zoom=6.5&commodity=lithium"
                + "&country=deu&at=2025-10-10&closed=suez,babelmandeb&select=deposits/altmark"
                + "&theme=dark&lang=de-AT&title=Lithium der Altmark");
    assertThat(view.lon()).isEqualTo(11.15);
    assertThat(view.lat()).isEqualTo(52.85);
    assertThat(view.zoom()).isEqualTo(6.5);
    assertThat(view.selection()).isEqualTo(Map.of("commodity", "lithium", "country", "DEU"));
    assertThat(view.scenario().parameters())
        .isEqualTo(Map.of("closed", "babelmandeb,suez", "at", "2025-10-10"));
    assertThat(view.select()).contains(new ViewState.Selected("deposits", "altmark"));
    assertThat(view.theme()).contains(ViewState.Theme.DARK);
    assertThat(view.lang()).contains("de");
    assertThat(view.title()).contains("Lithium der Altmark");
  }

  @Test
  void layersWithoutValue_areNone() {
    assertThat(TestViews.view("layers=").layers()).isEmpty();
  }

  @Test
  void aBox_mayCrossTheAntimeridian() {
    assertThat(TestViews.view("bbox=130,-50,-120,40").bbox())
        .contains(new BoundingBox(130, -50, -120, 40));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          layers    | depozits            | deposits
          layers    | measures;ports      | layer
          center    | 200,10              | longitude,latitude
          center    | 1e1,2               | longitude,latitude
          zoom      | 23                  | 0 to 22
          bbox      | 1,2,3               | west,south,east,north
          commodity | unobtainium         | commodity
          country   | XXX                 | country
          closed    | suezz               | suez
          at        | yesterday           | 2025-10-10
          select    | altmark             | deposits/altmark
          select    | nolayer/altmark     | nolayer
          theme     | sepia               | light
          lang      | tlh                 | en
          """)
  void whatMakesNoSense_isNamedWithWhatIsAllowed(String name, String value, String allowed) {
    assertThatThrownBy(() -> TestViews.view(name + "=" + value))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining(allowed);
  }

  @Test
  void aFilter_selectsInTheLayersThatItConcerns() {
    ViewState view = TestViews.view("filter=status IN ('producing')&country=AUS");
    Map<String, String> filters =
        TestViews.FEATURES.of(view).stream()
            .collect(
                Collectors.toMap(
                    shown -> shown.layer().id(), shown -> shown.query().getFilter().toString()));
    assertThat(filters.keySet())
        .containsExactlyInAnyOrder(
            "deposits", "processing-sites", "ports", "passages", "corridors");
    assertThat(filters.get("deposits")).contains("producing").contains("AUS");
    assertThat(filters.get("processing-sites")).doesNotContain("producing").contains("AUS");
    assertThat(filters.get("corridors")).contains("actual").contains("AUS");
  }

  @ParameterizedTest
  @CsvSource({"nonsense >= 1", "start_year >=", "(", "name = 'open"})
  void aFilterThatNobodyUnderstands_isToldEvenWhereItConcernsNoLayer(String filter) {
    ViewState view = TestViews.view("layers=ports&filter=" + filter);
    assertThatThrownBy(() -> TestViews.FEATURES.of(view)).isInstanceOf(LodelineException.class);
  }
}

package org.lodeline.server.present;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.ingest.EmbeddedStore;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.selection.FeatureSelection;

/** The one reader of views. */
final class ViewReaderTest {
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Catalog catalog;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Lazy<SupplyModel> supply;

  @BeforeAll
  static void open(@TempDir Path folder) {
    catalog = EmbeddedStore.open(folder);
    supply = Lazy.of(new SupplyModel(catalog, World::load));
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  /** Reads the view of a query string. */
  private static ViewState read(String query) {
    Map<String, List<String>> values =
        Arrays.stream(query.split("&"))
            .filter(pair -> !pair.isEmpty())
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
    return new ViewReader(catalog, supply).read(Parameters.of(values, ViewReader.names()));
  }

  @Test
  void nothing_isTheWholeMap() {
    ViewState view = read("");
    assertThat(view.layers()).isEqualTo(ViewReader.DEFAULT_LAYERS);
    assertThat(view.scenario().isNone()).isTrue();
    assertThat(view.shows("corridors")).isTrue();
    assertThat(view.shows("countries")).isFalse();
  }

  @Test
  void aLinkOfTheMap_isReadAsTheMapReadsIt() {
    ViewState view =
        read(
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
    assertThat(read("layers=").layers()).isEmpty();
  }

  @Test
  void aBox_mayCrossTheAntimeridian() {
    assertThat(read("bbox=130,-50,-120,40").bbox()).contains(new BoundingBox(130, -50, -120, 40));
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
    assertThatThrownBy(() -> read(name + "=" + value))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining(allowed);
  }

  @Test
  void aFilter_selectsInTheLayersThatItConcerns() {
    ViewState view = read("filter=status IN ('producing')&country=AUS");
    ViewFeatures features =
        new ViewFeatures(catalog, supply, new FeatureSelection(catalog, supply));
    Map<String, String> filters =
        features.of(view).stream()
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
    ViewState view = read("layers=ports&filter=" + filter);
    ViewFeatures features =
        new ViewFeatures(catalog, supply, new FeatureSelection(catalog, supply));
    assertThatThrownBy(() -> features.of(view)).isInstanceOf(LodelineException.class);
  }
}

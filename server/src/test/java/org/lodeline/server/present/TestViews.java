package org.lodeline.server.present;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lodeline.geodata.Lazy;
import org.lodeline.geodata.basemap.World;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.ingest.EmbeddedStore;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.selection.FeatureSelection;

/** Views of the bundled facts, over the one analysis that the tests of views share. */
public final class TestViews {
  public static final Catalog CATALOG = open();
  private static final Lazy<SupplyModel> SUPPLY =
      new Lazy<>(() -> new SupplyModel(CATALOG, World::load));
  public static final ViewReader READER = new ViewReader(CATALOG, SUPPLY);
  public static final ViewFeatures FEATURES =
      new ViewFeatures(CATALOG, SUPPLY, new FeatureSelection(CATALOG, SUPPLY));
  public static final ViewWords WORDS = new ViewWords(CATALOG, SUPPLY, FEATURES);

  private TestViews() {}

  private static Catalog open() {
    try {
      Catalog catalog = EmbeddedStore.open(Files.createTempDirectory("lodeline-test-"));
      Runtime.getRuntime().addShutdownHook(new Thread(catalog::close));
      return catalog;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The view of a query string whose values are not encoded. */
  static ViewState view(String query) {
    Map<String, List<String>> values =
        Arrays.stream(query.split("&"))
            .filter(pair -> !pair.isEmpty())
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
    return READER.read(Parameters.of(values, ViewReader.names()));
  }
}

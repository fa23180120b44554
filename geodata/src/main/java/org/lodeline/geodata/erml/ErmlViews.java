package org.lodeline.geodata.erml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.catalog.Layer;

/**
 * The layers of a catalogue as EarthResourceML-Lite. A view is made in memory when it is asked for
 * first, and again when its layer changes.
 */
public final class ErmlViews {
  private static final Document DOCUMENT = Resources.json("erml/views.json", Document.class);

  private record Document(Map<String, Map<String, String>> vocabularies, List<ErmlView> views) {}

  private record Key(String view, Layer layer) {}

  private final Catalog catalog;
  private final Memo<Key, Layer> made;

  public ErmlViews(Catalog catalog) {
    this.catalog = catalog;
    Map<String, Map<String, String>> vocabularies = vocabularies(catalog);
    this.made =
        new Memo<>(
            DOCUMENT.views.size(), key -> view(key.view).orElseThrow().of(key.layer, vocabularies));
  }

  /** Those of the file, and of each code list its titles and URIs. */
  private static Map<String, Map<String, String>> vocabularies(Catalog catalog) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>(DOCUMENT.vocabularies);
    for (CodeList codes : catalog.codeLists().values()) {
      for (String column : List.of("title", "uri")) {
        Map<String, String> terms = new LinkedHashMap<>();
        codes
            .rows()
            .forEach(row -> terms.put(row.getOrDefault("code", ""), row.getOrDefault(column, "")));
        all.put(codes.id() + "." + column, terms);
      }
    }
    return all;
  }

  private static Optional<ErmlView> view(String name) {
    return DOCUMENT.views.stream().filter(view -> view.name().equals(name)).findFirst();
  }

  /** The names of the views of a layer, the one of all its features first; none for most. */
  public static List<String> namesOf(String layerId) {
    return DOCUMENT.views.stream()
        .filter(view -> view.layer().equals(layerId))
        .map(ErmlView::name)
        .toList();
  }

  /** Whether a layer is a view. */
  public static boolean isView(String layerId) {
    return view(layerId).isPresent();
  }

  /** All views of layers that there are. */
  public List<Layer> all() {
    return DOCUMENT.views.stream().flatMap(view -> find(view.name()).stream()).toList();
  }

  /** The view with this name, if its layer is there. */
  public Optional<Layer> find(String name) {
    return view(name)
        .flatMap(view -> catalog.find(view.layer()))
        .map(layer -> made.get(new Key(name, layer)));
  }
}

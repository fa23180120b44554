package org.lodeline.server.present;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.catalog.CountryCodes;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.selection.FeatureSelection;

/** Which features a view shows: those that the same parameters give in every other API. */
public final class ViewFeatures {
  private static final String KIND = "kind";

  private final Catalog catalog;
  private final Supplier<SupplyModel> supply;
  private final FeatureSelection selection;

  public ViewFeatures(Catalog catalog, Supplier<SupplyModel> supply, FeatureSelection selection) {
    this.catalog = catalog;
    this.supply = supply;
    this.selection = selection;
  }

  /**
   * A layer of a view.
   *
   * @param layer under the scenario of the view
   * @param query for what of it is shown, wherever it is
   */
  public record Shown(Layer layer, Query query) {}

  /**
   * The layers that a view shows, in the order of the catalogue.
   *
   * @throws LodelineException of kind INVALID_INPUT that says what is wrong with the filter
   */
  public List<Shown> of(ViewState view) {
    Map<String, Set<String>> kinds = new LinkedHashMap<>();
    for (String entry : view.layers()) {
      String id = ViewReader.layerOf(entry);
      Set<String> some = kinds.computeIfAbsent(id, key -> new LinkedHashSet<>());
      some.add(entry.equals(id) ? "" : entry.substring(id.length() + 1));
    }
    List<Shown> shown = new ArrayList<>();
    for (Layer stored : catalog.layers()) {
      Set<String> some = kinds.get(stored.id());
      if (some != null) {
        Layer layer = supply.get().layers().under(view.scenario(), stored);
        List<Filter> filters = new ArrayList<>(List.of(filter(view, stored.definition())));
        if (!some.contains("")) {
          filters.add(FieldFilters.anyOf(List.of(KIND), some));
        }
        shown.add(new Shown(layer, new Query(layer.id(), FieldFilters.allOf(filters))));
      }
    }
    checkText(view);
    return shown;
  }

  /** The part of a view's selection that concerns a layer. */
  Filter filter(ViewState view, LayerDefinition layer) {
    Map<String, List<String>> own = new LinkedHashMap<>();
    view.selection().forEach((name, text) -> own.put(name, List.of(text)));
    Set<String> known = FeatureSelection.parametersOf(layer);
    own.keySet().retainAll(known);
    own.remove(FeatureSelection.FILTER);
    filterText(view)
        .flatMap(text -> new FilterParts(text).of(layer, this::isCode))
        .ifPresent(text -> own.put(FeatureSelection.FILTER, List.of(text)));
    return selection.filter(Parameters.of(own, known), layer);
  }

  private static Optional<String> filterText(ViewState view) {
    return Optional.ofNullable(view.selection().get(FeatureSelection.FILTER));
  }

  /**
   * Reads the filter of a view without looking at what it finds.
   *
   * @throws LodelineException of kind INVALID_INPUT that says what is wrong with it
   */
  public void check(ViewState view) {
    catalog.layers().stream()
        .map(Layer::definition)
        .filter(layer -> view.shows(layer.id()))
        .forEach(layer -> filter(view, layer));
    checkText(view);
  }

  /** A filter that concerns none of the layers shown may yet be no CQL2 at all. */
  private void checkText(ViewState view) {
    filterText(view)
        .ifPresent(
            text -> {
              FilterParts parts = new FilterParts(text);
              List<LayerDefinition> layers =
                  catalog.layers().stream().map(Layer::definition).toList();
              LayerDefinition concerned =
                  layers.stream()
                      .filter(layer -> parts.of(layer, this::isCode).isPresent())
                      .findFirst()
                      .orElse(layers.get(0));
              Cql2.TEXT.parse(
                  parts.of(concerned, this::isCode).orElse(text), concerned.featureType());
            });
  }

  private boolean isCode(String codeList, String code) {
    if (codeList.equals(CountryCodes.LIST)) {
      return CountryCodes.ALL.contains(code);
    }
    CodeList list = catalog.codeLists().get(codeList);
    return list != null && list.codes().contains(code);
  }
}

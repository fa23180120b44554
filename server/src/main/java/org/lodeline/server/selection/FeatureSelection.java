package org.lodeline.server.selection;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.geotools.api.filter.Filter;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.Keyset;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.supply.ScenarioLayers;
import org.lodeline.geodata.supply.SupplyModel;
import org.lodeline.server.http.CodeParameters;
import org.lodeline.server.http.Parameters;

/**
 * Reads which features of a layer a request is about: by place, time, id, commodity, country, the
 * value of a field or a filter in CQL2; and under which scenario.
 */
public final class FeatureSelection {
  public static final String BBOX = "bbox";
  public static final String BBOX_CRS = "bbox-crs";
  public static final String DATETIME = "datetime";
  public static final String FILTER = "filter";
  public static final String FILTER_LANG = "filter-lang";
  public static final String FILTER_CRS = "filter-crs";

  /**
   * What every request about a layer asks for.
   *
   * @param parameters that select features of the layer
   * @param fields by whose value a parameter of the same name selects
   */
  private record Names(Set<String> parameters, List<Field> fields) {
    static Names of(LayerDefinition layer) {
      Set<String> names = generalParametersOf(layer);
      List<Field> fields =
          layer.fields().stream().filter(field -> !names.contains(field.name())).toList();
      fields.forEach(field -> names.add(field.name()));
      return new Names(Collections.unmodifiableSet(names), fields);
    }
  }

  private static final LoadingCache<LayerDefinition, Names> NAMES =
      Caffeine.newBuilder().weakKeys().build(Names::of);

  private final Catalog catalog;
  private final Supplier<SupplyModel> supply;

  /**
   * Selections from the layers of a catalogue.
   *
   * @param supply the one of now, which knows the layers under a scenario
   */
  public FeatureSelection(Catalog catalog, Supplier<SupplyModel> supply) {
    this.catalog = catalog;
    this.supply = supply;
  }

  /** The names of the parameters that select features of a layer, not to be changed. */
  public static Set<String> parametersOf(LayerDefinition layer) {
    return NAMES.get(layer).parameters;
  }

  private static Set<String> generalParametersOf(LayerDefinition layer) {
    Set<String> names = new LinkedHashSet<>();
    if (layer.geometry() != null) {
      names.add(BBOX);
      names.add(BBOX_CRS);
    }
    names.add(DATETIME);
    names.add(Keyset.ID);
    for (String name : List.of(CodeParameters.COMMODITY, CodeParameters.COUNTRY)) {
      if (!layer.fieldsOf(name).isEmpty()) {
        names.add(name);
      }
    }
    names.addAll(List.of(FILTER, FILTER_LANG, FILTER_CRS));
    names.addAll(ScenarioLayers.parametersOf(layer.id()));
    return names;
  }

  /** The fields by whose value a parameter of the same name selects. */
  public static List<Field> fieldsOf(LayerDefinition layer) {
    return NAMES.get(layer).fields;
  }

  /**
   * The layer under the scenario that is asked for; the layer itself where there is none.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter
   */
  public Layer layer(Parameters parameters, Layer stored) {
    List<String> names = ScenarioLayers.parametersOf(stored.id());
    if (names.isEmpty()) {
      return stored;
    }
    SupplyModel now = supply.get();
    return now.layers().under(now.scenarios().read(parameters.lists(names)), stored);
  }

  /**
   * The features that are asked for.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter
   */
  public Filter filter(Parameters parameters, LayerDefinition layer) {
    List<Filter> filters = new ArrayList<>();
    Crs boxCrs = crs(parameters, BBOX_CRS);
    parameters
        .text(BBOX)
        .map(box -> BoundingBox.filter(BBOX, box, boxCrs, layer.geometryAttribute()))
        .ifPresent(filters::add);
    time(parameters, layer).ifPresent(filters::add);
    List<String> ids = parameters.list(Keyset.ID);
    if (!ids.isEmpty()) {
      filters.add(FieldFilters.ids(ids));
    }
    // A view may have a property of this name that holds no codes.
    List<String> commodityFields = layer.fieldsOf(CodeParameters.COMMODITY);
    if (!commodityFields.isEmpty() && parameters.has(CodeParameters.COMMODITY)) {
      Set<String> commodities = CodeParameters.commodities(parameters, catalog.commodities());
      filters.add(FieldFilters.anyOf(commodityFields, commodities));
    }
    List<String> countryFields = layer.fieldsOf(CodeParameters.COUNTRY);
    if (!countryFields.isEmpty() && parameters.has(CodeParameters.COUNTRY)) {
      filters.add(FieldFilters.anyOf(countryFields, CodeParameters.countries(parameters)));
    }
    for (Field field : fieldsOf(layer)) {
      if (parameters.has(field.name())) {
        String text = parameters.text(field.name()).orElseThrow();
        filters.add(FieldFilters.is(field.name(), FieldValue.parse(field, text)));
      }
    }
    cql2(parameters, layer).ifPresent(filters::add);
    return FieldFilters.allOf(filters);
  }

  private static Crs crs(Parameters parameters, String name) {
    return parameters.text(name).map(uri -> Crs.parse(name, uri)).orElse(Crs.CRS84);
  }

  /** A layer whose features are not in time has them at all times. */
  private static Optional<Filter> time(Parameters parameters, LayerDefinition layer) {
    String field = layer.time().map(Field::name).orElse("");
    Optional<Filter> filter =
        parameters.text(DATETIME).map(text -> Datetime.filter(DATETIME, text, field));
    return field.isEmpty() ? Optional.empty() : filter;
  }

  private static Optional<Filter> cql2(Parameters parameters, LayerDefinition layer) {
    Cql2 language =
        parameters.text(FILTER_LANG).map(code -> Cql2.byCode(FILTER_LANG, code)).orElse(Cql2.TEXT);
    Crs crs = crs(parameters, FILTER_CRS);
    return parameters.text(FILTER).map(text -> language.parse(text, layer.featureType(), crs));
  }
}

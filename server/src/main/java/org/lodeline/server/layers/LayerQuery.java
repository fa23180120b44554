package org.lodeline.server.layers;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.supply.ScenarioLayers;
import org.lodeline.server.http.CodeParameters;
import org.lodeline.server.http.Parameters;

/**
 * Reads which features of a layer a request asks for: {@code bbox}, {@code limit}, {@code
 * commodity}, {@code country}, {@code filter} in CQL2.
 */
final class LayerQuery {
  private static final String BBOX = "bbox";
  private static final String LIMIT = "limit";
  private static final String FILTER = "filter";
  private static final String FILTER_LANG = "filter-lang";

  private final Catalog catalog;

  LayerQuery(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The features that the request asks for.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter
   */
  Query parse(Parameters parameters, Layer layer) {
    LayerDefinition definition = layer.definition();
    List<Filter> filters = new ArrayList<>();
    parameters
        .text(BBOX)
        .map(text -> BoundingBox.parse(BBOX, text))
        .map(box -> box.on(LayerDefinition.GEOMETRY_ATTRIBUTE))
        .ifPresent(filters::add);
    Set<String> commodities = CodeParameters.commodities(parameters, catalog.commodities());
    if (!commodities.isEmpty()) {
      filters.add(FieldFilters.anyOf(definition.fieldsOf(CodeParameters.COMMODITY), commodities));
    }
    Set<String> countries = CodeParameters.countries(parameters);
    if (!countries.isEmpty()) {
      filters.add(FieldFilters.anyOf(definition.fieldsOf(CodeParameters.COUNTRY), countries));
    }
    Cql2 language =
        parameters.text(FILTER_LANG).map(code -> Cql2.byCode(FILTER_LANG, code)).orElse(Cql2.TEXT);
    parameters
        .text(FILTER)
        .map(text -> language.parse(text, definition.featureType()))
        .ifPresent(filters::add);
    Query query = new Query(layer.id(), FieldFilters.allOf(filters));
    parameters.integer(LIMIT, 1).ifPresent(query::setMaxFeatures);
    return query;
  }

  /** The parameters of a request for a layer. */
  static Parameters parameters(Context ctx, LayerDefinition definition) {
    Set<String> known = new LinkedHashSet<>(Set.of(LIMIT, FILTER, FILTER_LANG));
    if (definition.geometry() != null) {
      known.add(BBOX);
    }
    for (String name : List.of(CodeParameters.COMMODITY, CodeParameters.COUNTRY)) {
      if (!definition.fieldsOf(name).isEmpty()) {
        known.add(name);
      }
    }
    known.addAll(ScenarioLayers.parametersOf(definition.id()));
    return Parameters.of(ctx, known);
  }
}

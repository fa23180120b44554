package org.lodeline.server.ogcapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.erml.ErmlViews;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.server.http.CodeParameters;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.selection.FeatureSelection;
import org.lodeline.server.selection.FeatureView;
import org.lodeline.server.selection.Sorting;

/**
 * Which features of a layer, in which order and form, a request for its items asks for.
 *
 * @param layer under the scenario that is asked for
 * @param order by what features are sorted before their ids
 * @param cursor where the page begins; empty for the first
 * @param limit how many features are on a page, at most
 * @param crs in which geometries are answered
 */
record ItemsRequest(
    Layer layer,
    Filter filter,
    List<SortBy> order,
    Optional<Cursor> cursor,
    int limit,
    Crs crs,
    FeatureView view) {
  static final String CRS = "crs";
  static final String PROPERTIES = "properties";

  /** In which application schema features are answered. */
  static final String PROFILE = "profile";

  /** The profile of EarthResourceML-Lite. */
  static final String ERML = "erl";

  static final String SKIP_GEOMETRY = "skipGeometry";

  ItemsRequest {
    order = List.copyOf(order);
  }

  /** The names of the parameters that the items of a layer take. */
  static Set<String> parametersOf(LayerDefinition layer) {
    Set<String> names = new LinkedHashSet<>(viewParametersOf(layer));
    names.addAll(List.of(Parameters.LIMIT, Sorting.SORTBY, Cursor.PARAMETER));
    names.addAll(FeatureSelection.parametersOf(layer));
    return names;
  }

  /** The names of the parameters that say how features are shown. */
  static Set<String> viewParametersOf(LayerDefinition layer) {
    Set<String> names = new LinkedHashSet<>(List.of(CRS, PROPERTIES));
    if (layer.geometry() != null) {
      names.add(SKIP_GEOMETRY);
    }
    if (!ErmlViews.namesOf(layer.id()).isEmpty() || ErmlViews.isView(layer.id())) {
      names.add(PROFILE);
    }
    return names;
  }

  /**
   * Reads a request.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter
   */
  static ItemsRequest parse(Parameters parameters, Layer stored, FeatureSelection selection) {
    LayerDefinition definition = stored.definition();
    List<Filter> filters = new ArrayList<>();
    filters.add(selection.filter(parameters, definition));
    filters.addAll(ofQueryables(parameters, definition));
    List<SortBy> order = Sorting.order(parameters, definition);
    Optional<Cursor> cursor =
        parameters
            .text(Cursor.PARAMETER)
            .map(token -> Cursor.parse(token, order, definition.featureType()));
    Crs crs = crs(parameters);
    return new ItemsRequest(
        selection.layer(parameters, stored),
        FieldFilters.allOf(filters),
        order,
        cursor,
        parameters.pageLimit(),
        crs,
        view(parameters, stored, crs));
  }

  /**
   * Codes select by every field that they concern, and a group of them stands for its members. A
   * parameter with the name of a property must ask for the value of just this one (Part 3, query
   * parameters for queryables): clients take it for that, and do not check what they get.
   */
  private static List<Filter> ofQueryables(Parameters parameters, LayerDefinition definition) {
    return codesOf(definition).stream()
        .filter(parameters::has)
        .map(name -> FieldFilters.anyOf(List.of(name), codes(parameters, name)))
        .toList();
  }

  private static Collection<String> codes(Parameters parameters, String name) {
    return name.equals(CodeParameters.COUNTRY)
        ? CodeParameters.countries(parameters)
        : parameters.list(name);
  }

  /** The parameters that select by codes and have the name of a property. */
  static List<String> codesOf(LayerDefinition definition) {
    return Stream.of(CodeParameters.COMMODITY, CodeParameters.COUNTRY)
        .filter(name -> definition.field(name).isPresent())
        .toList();
  }

  static Crs crs(Parameters parameters) {
    return parameters.text(CRS).map(uri -> Crs.parse(CRS, uri)).orElse(Crs.CRS84);
  }

  /** How features are shown. */
  static FeatureView view(Parameters parameters, Layer layer, Crs crs) {
    List<String> fields = parameters.list(PROPERTIES);
    List<String> known = layer.definition().fields().stream().map(Field::name).toList();
    for (String field : fields) {
      if (!known.contains(field)) {
        throw LodelineException.unknown(PROPERTIES, "property", field, known);
      }
    }
    return new FeatureView(
        layer.source().getSchema(),
        crs,
        fields.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(fields)),
        !parameters.bool(SKIP_GEOMETRY));
  }
}

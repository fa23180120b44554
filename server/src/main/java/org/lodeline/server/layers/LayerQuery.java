package org.lodeline.server.layers;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.server.http.Parameters;

/**
 * Reads which features of a layer a request asks for: {@code bbox}, {@code limit}, {@code
 * commodity}, {@code country}.
 */
final class LayerQuery {
  private static final String BBOX = "bbox";
  private static final String LIMIT = "limit";
  private static final String COMMODITY = "commodity";
  private static final String COUNTRY = "country";

  /**
   * Actors without an ISO code: the European Union, the World Trade Organization, the world as a
   * whole; and Kosovo.
   */
  private static final Set<String> OTHER_CODES = Set.of("EUU", "WTO", "WLD", "XKX");

  private final Catalog catalog;

  LayerQuery(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The features that the request asks for.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter
   */
  Query parse(Context ctx, Layer layer) {
    LayerDefinition definition = layer.definition();
    Parameters parameters = Parameters.of(ctx, parametersOf(definition));
    List<Filter> filters = new ArrayList<>();
    parameters
        .text(BBOX)
        .map(text -> BoundingBox.parse(BBOX, text))
        .map(box -> box.on(LayerDefinition.GEOMETRY_ATTRIBUTE))
        .ifPresent(filters::add);
    Set<String> commodities = new LinkedHashSet<>(parameters.list(COMMODITY));
    if (!commodities.isEmpty()) {
      check(COMMODITY, commodities, catalog.commodities().codes());
      filters.add(
          FieldFilters.anyOf(
              definition.fieldsOf(COMMODITY), catalog.commodities().withMembers(commodities)));
    }
    List<String> countries =
        parameters.list(COUNTRY).stream().map(code -> code.toUpperCase(Locale.ROOT)).toList();
    if (!countries.isEmpty()) {
      Set<String> known = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
      known.addAll(OTHER_CODES);
      check(COUNTRY, countries, known);
      filters.add(FieldFilters.anyOf(definition.fieldsOf(COUNTRY), countries));
    }
    Query query = new Query(layer.id(), FieldFilters.allOf(filters));
    parameters.integer(LIMIT, 1).ifPresent(query::setMaxFeatures);
    return query;
  }

  private static Set<String> parametersOf(LayerDefinition definition) {
    Set<String> known = new LinkedHashSet<>(Set.of(LIMIT));
    if (definition.geometry() != null) {
      known.add(BBOX);
    }
    for (String name : Arrays.asList(COMMODITY, COUNTRY)) {
      if (!definition.fieldsOf(name).isEmpty()) {
        known.add(name);
      }
    }
    return known;
  }

  private static void check(String parameter, Collection<String> given, Collection<String> known) {
    for (String value : given) {
      if (!known.contains(value)) {
        throw LodelineException.invalid(
            parameter,
            "unknown "
                + parameter
                + " "
                + LodelineException.quoted(value)
                + "; known are "
                + String.join(", ", known));
      }
    }
  }
}

package org.lodeline.server.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.factory.CommonFactoryFinder;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.server.http.Parameters;

/** Reads by what the features of a request are sorted: {@code sortby=-start_year,name}. */
public final class Sorting {
  public static final String SORTBY = "sortby";

  private Sorting() {}

  /** The fields by which features can be sorted: those with one value that has an order. */
  public static List<Field> sortables(LayerDefinition definition) {
    return definition.fields().stream()
        .filter(field -> field.type() != Field.Type.STRINGS)
        .toList();
  }

  /**
   * The keys that are asked for, the first one first; none where the order is left to ids.
   *
   * @throws LodelineException of kind INVALID_INPUT if a field is not known or named twice
   */
  public static List<SortBy> order(Parameters parameters, LayerDefinition definition) {
    List<String> known = sortables(definition).stream().map(Field::name).toList();
    List<SortBy> order = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String key : parameters.list(SORTBY)) {
      boolean descending = key.startsWith("-");
      String field = descending || key.startsWith("+") ? key.substring(1) : key;
      if (!known.contains(field)) {
        throw LodelineException.unknown(SORTBY, "property to sort by", field, known);
      } else if (!seen.add(field)) {
        throw LodelineException.invalid(SORTBY, "sortby names " + field + " twice");
      }
      order.add(
          CommonFactoryFinder.getFilterFactory()
              .sort(field, descending ? SortOrder.DESCENDING : SortOrder.ASCENDING));
    }
    return order;
  }
}

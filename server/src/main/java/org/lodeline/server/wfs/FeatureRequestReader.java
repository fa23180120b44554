package org.lodeline.server.wfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.factory.CommonFactoryFinder;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.filter.BoundingBox;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.filter.Keyset;
import org.lodeline.geodata.filter.cql2.Cql2;
import org.lodeline.geodata.filter.fes.Fes;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.selection.FeatureSelection;
import org.lodeline.server.selection.FeatureView;

/** Reads which features a request asks for. */
final class FeatureRequestReader {
  private static final String DEFAULT_CRS = "urn:ogc:def:crs:EPSG::4326";
  private static final int NUMBERS_OF_A_BOX = 4;

  private final FeatureTypes types;
  private final FeatureSelection selection;

  FeatureRequestReader(FeatureTypes types, FeatureSelection selection) {
    this.types = types;
    this.selection = selection;
  }

  /** The system in which features are described: WGS 84, latitude first. */
  static Crs defaultCrs() {
    return Crs.parse(WfsRequest.SRS_NAME, DEFAULT_CRS);
  }

  /**
   * Reads a request.
   *
   * @throws LodelineException of kind INVALID_INPUT that names the parameter
   */
  FeatureRequest read(WfsRequest request) {
    OutputFormat format = OutputFormat.parse(request);
    Parameters parameters = request.parameters();
    OptionalInt count = parameters.integer(WfsRequest.COUNT, 0);
    OptionalInt startIndex = parameters.integer(WfsRequest.START_INDEX, 0);
    boolean hits = isHits(request);
    List<FeatureQuery> queries = queries(request, format);
    if (format == OutputFormat.CSV && queries.size() > 1) {
      throw LodelineException.invalid(
          WfsRequest.OUTPUT_FORMAT, "a CSV has the features of one type; ask for one at a time");
    }
    return new FeatureRequest(request, queries, format, startIndex.orElse(0), count, hits);
  }

  private static boolean isHits(WfsRequest request) {
    String type = request.value(WfsRequest.RESULT_TYPE).orElse("results");
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "hits" -> true;
      case "results" -> false;
      default ->
          throw LodelineException.unknown(
              WfsRequest.RESULT_TYPE, "result type", type, List.of("results", "hits"));
    };
  }

  private List<FeatureQuery> queries(WfsRequest request, OutputFormat format) {
    List<List<FeatureType>> groups = groups(request);
    List<FeatureQuery> queries = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (FeatureType type : groups.get(i)) {
        queries.add(query(request, type, i, groups.size(), format));
      }
    }
    return queries;
  }

  /** The types of each group; features of several in one are not joined, but follow each other. */
  private List<List<FeatureType>> groups(WfsRequest request) {
    List<List<FeatureType>> groups = new ArrayList<>();
    for (String group : request.each(WfsRequest.TYPE_NAMES)) {
      groups.add(
          WfsRequest.list(WfsRequest.TYPE_NAMES, group).stream()
              .map(name -> types.require(WfsRequest.TYPE_NAMES, name))
              .toList());
    }
    if (groups.isEmpty()) {
      Set<FeatureType> ofIds = new LinkedHashSet<>();
      ids(request).forEach(id -> types.ofFeature(id).ifPresent(ofIds::add));
      if (ids(request).isEmpty()) {
        throw OwsException.missing(
            WfsRequest.TYPE_NAMES,
            "one or more of "
                + String.join(", ", types.all().stream().map(FeatureType::name).toList()));
      }
      // An id that no feature can have is found in any type as little as in the first.
      groups.add(ofIds.isEmpty() ? types.all().subList(0, 1) : List.copyOf(ofIds));
    }
    return groups;
  }

  private static List<String> ids(WfsRequest request) {
    return request
        .value(WfsRequest.RESOURCE_ID)
        .map(text -> WfsRequest.list(WfsRequest.RESOURCE_ID, text))
        .orElse(List.of());
  }

  /** What a key says for one of the groups of types; empty where it says nothing. */
  private static Optional<String> of(WfsRequest request, String key, int index, int groups) {
    List<String> each = request.each(key);
    if (each.size() > 1 && each.size() != groups) {
      throw LodelineException.invalid(
          key, key + " has " + each.size() + " groups, and typeNames has " + groups);
    }
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(each.get(each.size() == 1 ? 0 : index))
            .map(String::strip)
            .filter(text -> !text.isEmpty());
  }

  private FeatureQuery query(
      WfsRequest request, FeatureType type, int index, int groups, OutputFormat format) {
    SimpleFeatureType schema = type.type();
    List<Filter> filters = new ArrayList<>();
    box(request, type).ifPresent(filters::add);
    if (!ids(request).isEmpty()) {
      filters.add(
          FieldFilters.ids(
              ids(request).stream()
                  .flatMap(id -> Fes.featureId(id, schema.getTypeName()).stream())
                  .toList()));
    }
    of(request, WfsRequest.FILTER, index, groups)
        .map(filter -> Fes.parse(filter, schema, defaultCrs()))
        .ifPresent(filters::add);
    request
        .value(WfsRequest.CQL_FILTER)
        .map(filter -> Cql2.TEXT.parse(filter, schema))
        .ifPresent(filters::add);
    List<SortBy> order =
        of(request, WfsRequest.SORT_BY, index, groups)
            .map(text -> order(text, type))
            .orElse(List.of());
    Optional<String> names = of(request, WfsRequest.PROPERTY_NAME, index, groups);
    return new FeatureQuery(
        type,
        selection.layer(request.parameters(), type.layer()),
        FieldFilters.allOf(filters),
        order,
        view(schema, crs(request, format), names.map(text -> properties(text, type))));
  }

  /** GeoJSON has the axis that points east first, whatever the system; CSV its own columns. */
  private static Crs crs(WfsRequest request, OutputFormat format) {
    Crs asked =
        request
            .value(WfsRequest.SRS_NAME)
            .map(name -> Crs.parseOfWebService(WfsRequest.SRS_NAME, name))
            .map(Crs::inOrderOfAuthority)
            .orElse(defaultCrs());
    boolean isDefault = asked.shortName().equals(defaultCrs().shortName());
    return switch (format) {
      case GML_3_2, GML_3_1 -> asked;
      case GEOJSON -> isDefault ? Crs.CRS84 : asked.eastFirst();
      case CSV -> {
        if (!isDefault && !asked.isCrs84()) {
          throw LodelineException.invalid(
              WfsRequest.SRS_NAME, "a CSV has longitudes and latitudes only, not " + asked);
        }
        yield Crs.CRS84;
      }
    };
  }

  /** {@code 10,50,20,60} or {@code 50,10,60,20,urn:ogc:def:crs:EPSG::4326}. */
  private static Optional<Filter> box(WfsRequest request, FeatureType type) {
    Optional<String> text = request.value(WfsRequest.BBOX);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = text.get().split(",", -1);
    boolean named =
        parts.length > NUMBERS_OF_A_BOX && !parts[parts.length - 1].matches("[-0-9.eE+ ]*");
    Crs crs =
        named
            ? Crs.parseOfWebService(WfsRequest.BBOX, parts[parts.length - 1].strip())
            // As OWS Common says of a box that does not name its system.
            : Crs.CRS84;
    GeometryDescriptor geometry = type.type().getGeometryDescriptor();
    if (geometry == null) {
      throw LodelineException.invalid(
          WfsRequest.BBOX, "features of " + type.name() + " have no geometry");
    }
    String numbers =
        String.join(",", Arrays.asList(parts).subList(0, parts.length - (named ? 1 : 0)));
    return Optional.of(BoundingBox.filter(WfsRequest.BBOX, numbers, crs, geometry.getLocalName()));
  }

  private static List<SortBy> order(String text, FeatureType type) {
    List<SortBy> order = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String key : WfsRequest.list(WfsRequest.SORT_BY, text)) {
      String[] words = key.split("[\\s+]+");
      String name = attribute(WfsRequest.SORT_BY, words[0], type);
      if (!name.equals(Keyset.ID) && !type.isSortable(name)) {
        throw LodelineException.invalid(
            WfsRequest.SORT_BY,
            "features cannot be sorted by "
                + LodelineException.quoted(words[0])
                + ", which has no one value with an order");
      } else if (!seen.add(name)) {
        throw LodelineException.invalid(WfsRequest.SORT_BY, "sortBy names " + name + " twice");
      }
      SortOrder direction = direction(words.length > 1 ? words[1] : "ASC");
      if (name.equals(Keyset.ID)) {
        order.add(
            direction.equals(SortOrder.ASCENDING) ? SortBy.NATURAL_ORDER : SortBy.REVERSE_ORDER);
        // Ids decide, so nothing behind them does.
        break;
      }
      order.add(CommonFactoryFinder.getFilterFactory().sort(name, direction));
    }
    return order;
  }

  private static SortOrder direction(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "A", "ASC", "ASCENDING" -> SortOrder.ASCENDING;
      case "D", "DESC", "DESCENDING" -> SortOrder.DESCENDING;
      default ->
          throw LodelineException.unknown(
              WfsRequest.SORT_BY, "order", word, List.of("ASC", "DESC"));
    };
  }

  private static Set<String> properties(String text, FeatureType type) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : WfsRequest.list(WfsRequest.PROPERTY_NAME, text)) {
      if (name.equals("*")) {
        type.type().getAttributeDescriptors().forEach(all -> names.add(all.getLocalName()));
      } else {
        names.add(attribute(WfsRequest.PROPERTY_NAME, name, type));
      }
    }
    return names;
  }

  /**
   * The name of an attribute at a path.
   *
   * @throws LodelineException of kind INVALID_INPUT that lists those there are
   */
  static String attribute(String parameter, String path, FeatureType type) {
    return type.attribute(path)
        .orElseThrow(
            () ->
                LodelineException.unknown(
                    parameter,
                    "property of " + type.name(),
                    path,
                    type.type().getAttributeDescriptors().stream()
                        .map(attribute -> attribute.getLocalName())
                        .toList()));
  }

  private static FeatureView view(SimpleFeatureType type, Crs crs, Optional<Set<String>> names) {
    GeometryDescriptor geometry = type.getGeometryDescriptor();
    boolean shown =
        geometry != null && names.map(n -> n.contains(geometry.getLocalName())).orElse(true);
    return new FeatureView(type, crs, names, shown || geometry == null);
  }
}

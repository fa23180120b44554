package org.lodeline.server.wfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Catalog;
import org.lodeline.geodata.erml.ErmlViews;
import org.lodeline.geodata.format.GmlVocabulary;

/** The feature types that are served: every layer, and the views of some. */
final class FeatureTypes {
  private final Catalog catalog;
  private final ErmlViews views;

  FeatureTypes(Catalog catalog, ErmlViews views) {
    this.catalog = catalog;
    this.views = views;
  }

  /** All there are now, in the order in which they are listed. */
  List<FeatureType> all() {
    return Stream.concat(catalog.layers().stream(), views.all().stream())
        .map(FeatureType::new)
        .toList();
  }

  /**
   * The type of a name, with or without prefix.
   *
   * @throws LodelineException of kind INVALID_INPUT that lists those there are
   */
  FeatureType require(String parameter, String name) {
    String local = name.substring(name.indexOf(':') + 1);
    List<FeatureType> all = all();
    return all.stream()
        .filter(type -> type.localName().equals(local))
        .findFirst()
        .orElseThrow(
            () ->
                LodelineException.unknown(
                    parameter, "feature type", name, all.stream().map(FeatureType::name).toList()));
  }

  /**
   * The types of a list of names; all if there is none.
   *
   * @throws LodelineException of kind INVALID_INPUT if one of them is not known
   */
  List<FeatureType> named(WfsRequest request) {
    List<FeatureType> named = new ArrayList<>();
    for (String group : request.each(WfsRequest.TYPE_NAMES)) {
      for (String name : WfsRequest.list(WfsRequest.TYPE_NAMES, group)) {
        named.add(require(WfsRequest.TYPE_NAMES, name));
      }
    }
    return named.isEmpty() ? all() : named;
  }

  /** The type to which a feature of this {@code gml:id} belongs, if it is that of one. */
  Optional<FeatureType> ofFeature(String gmlId) {
    int dot = gmlId.indexOf('.');
    String local = dot < 0 ? "" : gmlId.substring(0, dot);
    return all().stream().filter(type -> type.localName().equals(local)).findFirst();
  }

  /** The vocabularies of types, each once. */
  static List<GmlVocabulary> vocabularies(Stream<FeatureType> types) {
    return types.map(FeatureType::vocabulary).distinct().collect(Collectors.toList());
  }
}

package org.lodeline.server.ogcapi;

import java.util.List;
import java.util.stream.Stream;

/** What the API says of itself; a test stands behind each. */
final class ConformanceClasses {
  private static final String SPEC = "http://www.opengis.net/spec/";

  /** Met by every server. */
  private static final List<String> ALL =
      Stream.of(
              classes("ogcapi-common-1/1.0", "core", "landing-page", "json", "html", "oas30"),
              classes("ogcapi-common-2/1.0", "collections"),
              classes("ogcapi-features-1/1.0", "core", "oas30", "html", "geojson"),
              classes("ogcapi-features-2/1.0", "crs"),
              classes(
                  "ogcapi-features-3/1.0",
                  "queryables",
                  "queryables-query-parameters",
                  "filter",
                  "features-filter"),
              classes(
                  "ogcapi-features-5/1.0",
                  "schemas",
                  "core-roles-features",
                  "returnables-and-receivables"),
              classes(
                  "cql2/1.0",
                  "cql2-text",
                  "cql2-json",
                  "basic-cql2",
                  "advanced-comparison-operators",
                  "case-insensitive-comparison",
                  "accent-insensitive-comparison",
                  "basic-spatial-functions",
                  "basic-spatial-functions-plus",
                  "spatial-functions",
                  "temporal-functions",
                  "array-functions",
                  "property-property",
                  "functions",
                  "arithmetic"),
              classes(
                  "ogcapi-tiles-1/1.0",
                  "core",
                  "tileset",
                  "tilesets-list",
                  "dataset-tilesets",
                  "geodata-tilesets",
                  "collections-selection",
                  "oas30",
                  "mvt"),
              classes(
                  "tms/2.0",
                  "tilematrixset",
                  "tilesetmetadata",
                  "json-tilematrixset",
                  "json-tilesetmetadata"),
              classes("ogcapi-styles-1/1.0", "core", "mapbox-style"),
              classes("json-fg-1/1.0", "core", "types-schemas"))
          .flatMap(s -> s)
          .toList();

  /** Met besides, where features can be changed. */
  private static final List<String> EDITING =
      classes(
              "ogcapi-features-4/1.0",
              "create-replace-delete",
              "update",
              "optimistic-locking-etags")
          .toList();

  private ConformanceClasses() {}

  /** The URIs of all conformance classes that are met. */
  static List<String> all(boolean editing) {
    return editing ? Stream.of(ALL, EDITING).flatMap(List::stream).toList() : ALL;
  }

  private static Stream<String> classes(String standard, String... names) {
    return Stream.of(names).map(name -> SPEC + standard + "/conf/" + name);
  }
}

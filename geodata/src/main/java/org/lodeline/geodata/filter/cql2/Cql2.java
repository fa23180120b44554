package org.lodeline.geodata.filter.cql2;

import java.util.Arrays;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.crs.Crs;

/**
 * The encodings of CQL2.
 *
 * <pre>{@code
 * Filter filter = Cql2.TEXT.parse("country = 'AUS' AND start_year > 2020", layer.featureType());
 * }</pre>
 *
 * <p>A feature passes a filter that is true for it. A comparison with a property that has no value
 * is neither true nor false, so the feature passes neither it nor its negation.
 */
public enum Cql2 {
  TEXT("cql2-text"),
  JSON("cql2-json");

  private final String code;

  Cql2(String code) {
    this.code = code;
  }

  /**
   * The encoding that a parameter names.
   *
   * @throws LodelineException of kind INVALID_INPUT that lists the known ones
   */
  public static Cql2 byCode(String parameter, String code) {
    return Arrays.stream(values())
        .filter(encoding -> encoding.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                LodelineException.unknown(
                    parameter,
                    "filter language",
                    code,
                    Arrays.stream(values()).map(encoding -> encoding.code).toList()));
  }

  /**
   * Reads a filter on features of a type.
   *
   * @throws LodelineException of kind INVALID_INPUT that says where the filter is wrong, and what
   *     was expected there
   */
  public Filter parse(String filter, SimpleFeatureType type) {
    return parse(filter, type, Crs.CRS84);
  }

  /**
   * Reads a filter on features of a type.
   *
   * @param crs of the geometries in the filter
   * @throws LodelineException of kind INVALID_INPUT that says where the filter is wrong, and what
   *     was expected there
   */
  public Filter parse(String filter, SimpleFeatureType type, Crs crs) {
    return new Conditions(new Values(type, crs)).filter(tree(filter));
  }

  /**
   * Makes a filter on features of a type of a tree that another language was read into.
   *
   * @param condition with geometries in CRS84
   * @throws LodelineException of kind INVALID_INPUT that says where its types do not fit
   */
  public static Filter filter(Node condition, SimpleFeatureType type) {
    return new Conditions(new Values(type, Crs.CRS84)).filter(condition);
  }

  Node tree(String filter) {
    Limits.checkLength(filter);
    return switch (this) {
      case TEXT -> TextParser.parse(filter);
      case JSON -> JsonParser.parse(filter);
    };
  }
}

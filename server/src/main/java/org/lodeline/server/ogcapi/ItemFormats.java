package org.lodeline.server.ogcapi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.format.Format;
import org.lodeline.geodata.format.Formats;
import org.lodeline.server.http.Representation;

/** The forms in which features can be had: GeoJSON, pages for people, and all other formats. */
final class ItemFormats {
  private ItemFormats() {}

  /** In which features of a type can be written in a reference system, the usual one first. */
  static List<Representation> of(SimpleFeatureType type, Crs crs) {
    List<Representation> formats =
        Formats.holding(type).stream()
            .filter(format -> format.knows(crs))
            .map(format -> new Representation(name(format), format.mediaType(), title(format)))
            .toList();
    return Stream.concat(Stream.of(formats.get(0), Exchange.HTML), formats.stream().skip(1))
        .toList();
  }

  /** By which the parameter {@code f} asks for a format. */
  private static String name(Format format) {
    return switch (format.extension()) {
      case "geojson" -> "json";
      case "fg.json" -> "jsonfg";
      default -> format.extension();
    };
  }

  private static String title(Format format) {
    return switch (format.extension()) {
      case "geojson" -> "GeoJSON";
      case "geojsonl" -> "GeoJSON, a feature a line";
      case "fg.json" -> "JSON-FG";
      case "gml" -> "GML 3.2";
      case "gpkg" -> "GeoPackage";
      case "fgb" -> "FlatGeobuf";
      default -> format.extension().toUpperCase(Locale.ROOT);
    };
  }

  /** The format of a form; empty for pages. */
  static Optional<Format> format(Representation representation) {
    return Formats.ALL.stream()
        .filter(format -> name(format).equals(representation.name()))
        .findFirst();
  }
}

package org.lodeline.geodata.format;

import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;

/** The formats there are. */
public final class Formats {
  /** Every format, the default one first. */
  public static final List<Format> ALL =
      List.of(
          new GeoJson(),
          new GeoJsonLines(),
          new JsonFg(),
          new Csv(),
          new Kml(),
          new Gml(),
          new GeoPackage(),
          new FlatGeobuf());

  private Formats() {}

  /** The format whose file names end so. */
  public static Optional<Format> byExtension(String extension) {
    return ALL.stream().filter(format -> format.extension().equals(extension)).findFirst();
  }

  /** The formats in which features of this type can be written, the default one first. */
  public static List<Format> holding(SimpleFeatureType type) {
    return ALL.stream().filter(format -> format.holds(type)).toList();
  }
}

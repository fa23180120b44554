package org.lodeline.server.wfs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodeline.geodata.LodelineException;

/** A form in which features are answered. */
enum OutputFormat {
  GML_3_2("application/gml+xml; version=3.2"),
  GML_3_1("text/xml; subtype=gml/3.1.1"),
  GEOJSON("application/geo+json"),
  CSV("text/csv");

  private final String mediaType;

  OutputFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** What it is called besides, here or by other servers. */
  private List<String> aliases() {
    return switch (this) {
      case GML_3_2 -> List.of("text/xml; subtype=gml/3.2", "text/xml; subtype=gml/3.2.1", "gml32");
      case GML_3_1 -> List.of("text/gml; subtype=gml/3.1.1", "gml31", "gml3");
      case GEOJSON -> List.of("application/json", "geojson", "json");
      case CSV -> List.of("csv");
    };
  }

  /** The media type by which capabilities list it. */
  String mediaType() {
    return mediaType;
  }

  boolean isGml() {
    return this == GML_3_2 || this == GML_3_1;
  }

  /** Those of a version, the usual one first. */
  static List<OutputFormat> of(WfsVersion version) {
    return List.of(usual(version), GEOJSON, CSV);
  }

  static OutputFormat usual(WfsVersion version) {
    return version == WfsVersion.V2_0 ? GML_3_2 : GML_3_1;
  }

  /** Every name by which capabilities list formats of a version. */
  static List<String> names(WfsVersion version) {
    return of(version).stream()
        .flatMap(
            format -> Stream.concat(Stream.of(format.mediaType), format.listedAlias().stream()))
        .toList();
  }

  /** The other name under which clients look for it in capabilities. */
  private Optional<String> listedAlias() {
    return switch (this) {
      case GML_3_2, GEOJSON -> Optional.of(aliases().get(0));
      case GML_3_1, CSV -> Optional.empty();
    };
  }

  /**
   * The format that a request names.
   *
   * @throws LodelineException of kind INVALID_INPUT if there is none in its version
   */
  static OutputFormat parse(WfsRequest request) {
    Optional<String> name = request.value(WfsRequest.OUTPUT_FORMAT);
    List<OutputFormat> offered = of(request.version());
    return name.isEmpty()
        ? offered.get(0)
        : offered.stream()
            .filter(format -> format.isCalled(name.get()))
            .findFirst()
            .orElseThrow(
                () ->
                    LodelineException.unknown(
                        WfsRequest.OUTPUT_FORMAT, "format", name.get(), names(request.version())));
  }

  private boolean isCalled(String name) {
    return plain(mediaType).equals(plain(name))
        || aliases().stream().anyMatch(alias -> plain(alias).equals(plain(name)));
  }

  /** Spaces do not count, nor does a plus, which the query of a URL writes as one. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+\"]", "");
  }
}

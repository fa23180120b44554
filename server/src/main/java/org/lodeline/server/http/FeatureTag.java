package org.lodeline.server.http;

import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Compressor;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.lodeline.geodata.format.GeoJson;

/**
 * What tells a feature from what it was before and will be: {@code "hash"} for it as GeoJSON, and
 * {@code "hash-html-gzip"} for it as a compressed page. So a client can ask with the tag of any
 * representation whether the feature is still the one that it has seen.
 *
 * @param content the hash of the feature's values
 */
public record FeatureTag(String content) {
  private static final int LENGTH = 32;
  private static final String SEPARATOR = "-";

  /**
   * The tag of a feature.
   *
   * @param version of the server, which decides how features are written
   */
  public static FeatureTag of(SimpleFeature feature, String version) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(version.getBytes(StandardCharsets.UTF_8));
      digest.update(GeoJson.alone(feature));
      if (feature.getDefaultGeometry() instanceof Geometry geometry) {
        // GeoJSON rounds positions.
        digest.update(new WKBWriter().write(geometry));
      }
      byte[] hash = digest.digest();
      return new FeatureTag(HexFormat.of().formatHex(hash, 0, LENGTH / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the header ETag has it. */
  @Override
  public String toString() {
    return '"' + content + '"';
  }

  /**
   * For a representation as the client gets it, whose bytes depend on what it can uncompress.
   *
   * @param variants what tells the representation from the usual one
   */
  String of(Context ctx, List<String> variants) {
    String accepted = Optional.ofNullable(ctx.header("Accept-Encoding")).orElse("");
    // As Javalin itself chooses.
    Optional<String> encoding =
        Optional.ofNullable(CompressionStrategy.GZIP.findMatchingCompressor(accepted))
            .map(Compressor::encoding);
    return Stream.of(Stream.of(content), variants.stream(), encoding.stream())
        .flatMap(parts -> parts)
        .collect(Collectors.joining(SEPARATOR, "\"", "\""));
  }

  /**
   * Whether one of the tags of the header {@code If-Match} is of this feature, in whatever
   * representation. Weak ones never are (RFC 9110, 13.1.1).
   *
   * @return empty if there is no such header
   */
  public Optional<Boolean> isMatched(Context ctx) {
    List<String> headers = Collections.list(ctx.req().getHeaders("If-Match"));
    return headers.isEmpty() ? Optional.empty() : Optional.of(headers.stream().anyMatch(this::is));
  }

  private boolean is(String header) {
    return header.strip().equals("*")
        || Arrays.stream(header.split(","))
            .map(String::strip)
            .anyMatch(
                tag ->
                    tag.equals(toString())
                        || (tag.startsWith("\"" + content + SEPARATOR) && tag.endsWith("\"")));
  }
}

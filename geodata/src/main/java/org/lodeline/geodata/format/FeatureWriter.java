package org.lodeline.geodata.format;

import java.io.IOException;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * Writes features one by one, holding none of them.
 *
 * <pre>{@code
 * try (FeatureWriter writer = format.open(out, type)) {
 *   writer.begin();
 *   while (features.hasNext()) {
 *     writer.feature(features.next());
 *   }
 *   writer.end();
 * }
 * }</pre>
 *
 * <p>Only {@link #end} completes the document: closing after a failure leaves it broken. Where a
 * format gathers the features in a file first, {@code end} also writes it out, and closing deletes
 * it.
 */
public interface FeatureWriter extends AutoCloseable {
  void begin() throws IOException;

  void feature(SimpleFeature feature) throws IOException;

  void end() throws IOException;

  @Override
  void close() throws IOException;
}

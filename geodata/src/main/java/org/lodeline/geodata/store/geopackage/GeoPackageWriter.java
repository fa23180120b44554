package org.lodeline.geodata.store.geopackage;

import java.nio.file.Path;
import java.time.Instant;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.LodelineException;

/**
 * Writes a GeoPackage of one layer, feature by feature.
 *
 * <p>Not safe for several threads; close it. All methods throw a {@link LodelineException} of kind
 * UNAVAILABLE where the file cannot be written.
 */
public final class GeoPackageWriter implements AutoCloseable {
  private final GeoPackageFile file;
  private final GeoPackageTable table;

  private GeoPackageWriter(GeoPackageFile file, GeoPackageTable table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Begins a file.
   *
   * @param path of a file that does not exist or is empty
   */
  public static GeoPackageWriter create(Path path, SimpleFeatureType type) {
    GeoPackageFile file = GeoPackageFile.create(path);
    try {
      return new GeoPackageWriter(file, file.createTable(type));
    } catch (LodelineException e) {
      file.close();
      throw e;
    }
  }

  public void add(SimpleFeature feature) {
    table.add(feature);
  }

  /** Completes the file. */
  public void end() {
    table.end(Instant.now());
    file.commit();
  }

  @Override
  public void close() {
    try (file) {
      table.close();
    }
  }
}

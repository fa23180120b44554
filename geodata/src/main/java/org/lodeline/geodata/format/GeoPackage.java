package org.lodeline.geodata.format;

import java.io.IOException;
import java.io.OutputStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.store.geopackage.GeoPackageWriter;

/**
 * GeoPackage 1.3 (OGC 12-128r17) of one layer, as the store has it: the column {@code id}, lists of
 * texts as JSON arrays, dates and booleans as such, a number that is not finite as none.
 *
 * <p>SQLite has to go back in its file, so that it is made in a temporary one first; nothing is
 * sent before all features are in it.
 */
public final class GeoPackage implements Format {
  @Override
  public String extension() {
    return "gpkg";
  }

  @Override
  public String mediaType() {
    return "application/geopackage+sqlite3";
  }

  @Override
  public boolean isBinary() {
    return true;
  }

  @Override
  public boolean holds(SimpleFeatureType type) {
    return true;
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type) throws IOException {
    TemporaryFile file = TemporaryFile.create(".gpkg");
    try {
      return new Writer(out, file, GeoPackageWriter.create(file.path(), type));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static final class Writer implements FeatureWriter {
    private final OutputStream out;
    private final TemporaryFile file;
    private final GeoPackageWriter geoPackage;

    Writer(OutputStream out, TemporaryFile file, GeoPackageWriter geoPackage) {
      this.out = out;
      this.file = file;
      this.geoPackage = geoPackage;
    }

    @Override
    public void begin() {
      // The tables are there.
    }

    @Override
    public void feature(SimpleFeature feature) {
      geoPackage.add(feature);
    }

    @Override
    public void end() throws IOException {
      geoPackage.end();
      file.copyTo(out);
    }

    @Override
    public void close() throws IOException {
      try (file) {
        geoPackage.close();
      }
    }
  }
}

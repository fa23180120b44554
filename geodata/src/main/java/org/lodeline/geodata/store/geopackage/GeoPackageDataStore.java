package org.lodeline.geodata.store.geopackage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.Name;
import org.geotools.data.store.ContentDataStore;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.feature.NameImpl;
import org.lodeline.geodata.LodelineException;

/**
 * A GeoTools data store over one GeoPackage file. All layers are read when it is opened; queries
 * are answered from memory and never touch the file.
 */
public final class GeoPackageDataStore extends ContentDataStore {
  private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();

  private GeoPackageDataStore() {}

  /**
   * Opens a file and reads the tables of the given types.
   *
   * @throws LodelineException of kind BROKEN_DATA if the file is no GeoPackage, is damaged, or
   *     lacks a table or column; of kind UNAVAILABLE if it cannot be read
   */
  public static GeoPackageDataStore open(Path file, List<SimpleFeatureType> types) {
    GeoPackageDataStore store = new GeoPackageDataStore();
    try (GeoPackageFile geoPackage = GeoPackageFile.open(file)) {
      for (SimpleFeatureType type : types) {
        if (!geoPackage.contains(type)) {
          throw LodelineException.brokenData(
              "the data file " + file + " has no layer " + type.getTypeName(), null);
        }
        store.snapshots.put(type.getTypeName(), new Snapshot(type, geoPackage.read(type)));
      }
    }
    return store;
  }

  /**
   * Creates a file with these layers. It is whole when this returns; if this throws, what is there
   * is to be deleted.
   *
   * @param file must not exist
   * @param layers the features of each type, in the order of the tables
   */
  public static void create(Path file, Map<SimpleFeatureType, List<SimpleFeature>> layers) {
    try (GeoPackageFile geoPackage = GeoPackageFile.create(file)) {
      layers.forEach(geoPackage::write);
      geoPackage.commit();
    }
  }

  Snapshot snapshot(String typeName) {
    Snapshot snapshot = snapshots.get(typeName);
    if (snapshot == null) {
      throw LodelineException.notFound("layer", "the data file has no layer " + typeName);
    }
    return snapshot;
  }

  @Override
  protected List<Name> createTypeNames() {
    return snapshots.keySet().stream().<Name>map(NameImpl::new).toList();
  }

  @Override
  protected ContentFeatureSource createFeatureSource(ContentEntry entry) {
    return new SnapshotFeatureSource(entry, snapshot(entry.getTypeName()));
  }
}

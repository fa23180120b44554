package org.lodeline.geodata.catalog;

import java.io.IOException;
import java.util.List;
import org.geotools.api.data.DataStore;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.Transaction;
import org.lodeline.geodata.LodelineException;

/**
 * The layers of any GeoTools data store, which is taken not to change.
 *
 * @param store holds a type of each definition's id; closed with this
 * @param version of all that is in it
 */
public record DataStoreLayers(DataStore store, List<LayerDefinition> definitions, String version)
    implements LayerStore {
  public DataStoreLayers {
    definitions = List.copyOf(definitions);
  }

  @Override
  public SimpleFeatureSource source(String layerId) {
    try {
      return store.getFeatureSource(layerId);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + layerId, e);
    }
  }

  @Override
  public String version(String layerId) {
    return version;
  }

  @Override
  public void create(LayerDefinition definition, Transaction transaction) {
    throw readOnly();
  }

  @Override
  public void remove(String layerId, Transaction transaction) {
    throw readOnly();
  }

  private static LodelineException readOnly() {
    return LodelineException.invalid("layer", "the layers of this store cannot be changed");
  }

  @Override
  public void close() {
    store.dispose();
  }
}

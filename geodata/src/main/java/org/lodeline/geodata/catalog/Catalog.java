package org.lodeline.geodata.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.geotools.api.data.DataStore;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.lodeline.geodata.LodelineException;

/**
 * The layers that are served, from one store, with their code lists. Safe for all threads; close
 * it.
 */
public final class Catalog implements AutoCloseable {
  private final DataStore store;
  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private final Map<String, CodeList> codeLists = BundledLayers.codeLists();

  /**
   * A catalogue of the given layers.
   *
   * @param store holds a type of each definition's id
   * @param version of the store's contents
   */
  public Catalog(DataStore store, List<LayerDefinition> definitions, String version) {
    this.store = store;
    try {
      for (LayerDefinition definition : definitions) {
        SimpleFeatureSource source = store.getFeatureSource(definition.id());
        layers.put(definition.id(), new Layer(definition, source, version));
      }
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot open the store: " + e.getMessage(), e);
    }
  }

  /** All layers, in the order in which they are listed. */
  public Collection<Layer> layers() {
    return List.copyOf(layers.values());
  }

  /** The layer with this id, if there is one. */
  public Optional<Layer> find(String id) {
    return Optional.ofNullable(layers.get(id));
  }

  /**
   * The layer with this id.
   *
   * @throws LodelineException of kind NOT_FOUND that lists the layers there are
   */
  public Layer require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                LodelineException.notFound(
                    "layer",
                    "there is no layer "
                        + LodelineException.quoted(id)
                        + "; there are "
                        + String.join(", ", layers.keySet())));
  }

  /**
   * All features of a layer, in memory: for layers that the analysis needs as a whole.
   *
   * @throws LodelineException of kind NOT_FOUND if there is no such layer
   */
  public List<SimpleFeature> features(String layerId) {
    return require(layerId).features();
  }

  /** All code lists, by id. */
  public Map<String, CodeList> codeLists() {
    return Map.copyOf(codeLists);
  }

  /** The commodities, with their symbols, families and groups. */
  public CodeList commodities() {
    return codeList("commodities");
  }

  /** The code list with this id, which must be one of the bundled ones. */
  public CodeList codeList(String id) {
    return Objects.requireNonNull(codeLists.get(id), id);
  }

  /**
   * The features with this id, in the order of the layers: the layers may use one id for several.
   */
  public List<SimpleFeature> featuresWithId(String featureId) {
    Filter filter = CommonFactoryFinder.getFilterFactory().id(new FeatureIdImpl(featureId));
    List<SimpleFeature> found = new ArrayList<>();
    layers.values().forEach(layer -> found.addAll(layer.features(filter)));
    return found;
  }

  @Override
  public void close() {
    store.dispose();
  }
}

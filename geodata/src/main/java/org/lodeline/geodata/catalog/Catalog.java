package org.lodeline.geodata.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.lodeline.geodata.LodelineException;

/** The layers that are served, with their code lists. Safe for all threads; close it. */
public final class Catalog implements AutoCloseable {
  private final LayerStore store;
  private final PrivateLayers privateLayers;
  private final Map<String, CodeList> codeLists = BundledLayers.codeLists();

  /** The layers of a store, which is closed with this; all of them can be seen. */
  public Catalog(LayerStore store) {
    this(store, PrivateLayers.NONE);
  }

  /** The layers of a store, which is closed with this, but for those that are hidden. */
  public Catalog(LayerStore store, PrivateLayers privateLayers) {
    this.store = store;
    this.privateLayers = privateLayers;
  }

  /** Where all the layers are, the hidden ones too, for those who change them. */
  public LayerStore store() {
    return store;
  }

  /** All layers there are now, in the order in which they are listed. */
  public List<Layer> layers() {
    List<Layer> all = store.layers();
    return privateLayers.isEmpty()
        ? all
        : all.stream().filter(layer -> !isHidden(layer.id())).toList();
  }

  /** The layer with this id, if there is one. */
  public Optional<Layer> find(String id) {
    // Looked up all the same, so that a hidden layer takes the time of one that is not there.
    return store.find(id).filter(layer -> !isHidden(id));
  }

  /** Whether a layer, there or not, is not shown to whom this thread answers. */
  public boolean isHidden(String layerId) {
    return privateLayers.isHidden(layerId);
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
                        + store.definitions().stream()
                            .map(LayerDefinition::id)
                            .filter(known -> !isHidden(known))
                            .collect(Collectors.joining(", "))));
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
    layers().forEach(layer -> found.addAll(layer.features(filter)));
    return found;
  }

  @Override
  public void close() {
    store.close();
  }
}

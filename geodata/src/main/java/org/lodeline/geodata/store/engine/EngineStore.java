package org.lodeline.geodata.store.engine;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.geotools.api.data.DataStore;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.data.DefaultTransaction;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.catalog.UserLayers;

/**
 * Layers in the engine of any GeoTools data store. An engine without types is made a store of ours;
 * one with types that are not ours is served as it is, and cannot be changed.
 *
 * <p>Engines have no transactions. What {@link LayerStore} promises holds for layers that are made,
 * emptied or removed, each by itself, and for one layer's features seen by this process. But: the
 * features that are changed in a layer that is there come one after the other when the transaction
 * is committed, and a process killed then leaves some of them; at most {@value
 * LayerWork#MOST_CHANGES} of them are taken. Two processes that change one layer at a time are not
 * kept apart: the later commit counts. A process that is killed while it makes a layer leaves a
 * type that nobody lists, and that goes when the layer is made again, or any a day later.
 *
 * <p>The version of a layer changes with every commit of any process of ours, which others see
 * within a second; changes that other programs make in the engine do not change it. The version of
 * a layer that is not ours changes every minute.
 */
public final class EngineStore implements LayerStore {
  private final EngineLayers layers;
  private final Set<String> bundled;

  private EngineStore(EngineLayers layers, Collection<String> bundled) {
    this.layers = layers;
    this.bundled = Set.copyOf(bundled);
  }

  /** Fills a new store, under a transaction that is committed after. */
  public interface Seed {
    void fill(EngineStore store, Transaction transaction) throws IOException;
  }

  /**
   * The layers of a data store, which is closed with this.
   *
   * @param bundled the ids of the layers that cannot be removed
   * @throws LodelineException of kind UNAVAILABLE if the data store cannot be used
   */
  public static EngineStore open(DataStore store, Collection<String> bundled, Seed seed) {
    Engine engine = new Engine(store);
    Set<String> types = engine.typeNames();
    if (types.contains(LayerRow.TABLE.name())) {
      EngineStore ours = new EngineStore(EngineLayers.ours(engine), bundled);
      if (!ours.layers.rows().isEmpty()) {
        return ours;
      }
      // Somebody began to fill it, and did not end it.
      return ours.seeded(seed);
    } else if (types.isEmpty()) {
      engine.create(LayerRow.schema());
      return new EngineStore(EngineLayers.ours(engine), bundled).seeded(seed);
    }
    List<LayerRow> rows =
        types.stream()
            .sorted()
            .map(name -> new LayerRow(ForeignTypes.of(engine.schema(name)), 0, ""))
            .toList();
    return new EngineStore(EngineLayers.foreign(engine, rows), Set.of());
  }

  private EngineStore seeded(Seed seed) {
    try (Transaction transaction = new DefaultTransaction("seed")) {
      seed.fill(this, transaction);
      transaction.commit();
      return this;
    } catch (IOException e) {
      throw LodelineException.unavailable("the data store cannot be filled", e);
    }
  }

  /** Makes one of the layers that cannot be removed, and gives it to be filled. */
  public SimpleFeatureStore seed(LayerDefinition definition, Transaction transaction) {
    layers.transaction(transaction).seed(definition);
    SimpleFeatureStore features = (SimpleFeatureStore) layers.source(definition.id());
    features.setTransaction(transaction);
    return features;
  }

  /** Whether its layers can be changed. */
  public boolean isWritable() {
    return layers.isWritable();
  }

  @Override
  public List<LayerDefinition> definitions() {
    return layers.rows().stream().map(LayerRow::definition).toList();
  }

  @Override
  public SimpleFeatureSource source(String layerId) {
    if (!layers.isBeingCreated(layerId)) {
      layers.require(layerId);
    }
    return layers.source(layerId);
  }

  @Override
  public String version(String layerId) {
    return layers.version(layerId);
  }

  private EngineTransaction changing(Transaction transaction) {
    if (!layers.isWritable()) {
      throw LodelineException.invalid(
          "--datastore",
          "the data store holds layers that Lodeline did not make; it only reads them");
    }
    return layers.transaction(transaction);
  }

  @Override
  public void create(LayerDefinition definition, Transaction transaction) {
    changing(transaction).create(definition);
  }

  @Override
  public void remove(String layerId, Transaction transaction) {
    EngineTransaction changes = changing(transaction);
    if (!changes.hasCreated(layerId)) {
      layers.require(layerId);
    }
    if (bundled.contains(layerId)) {
      throw UserLayers.bundled(layerId);
    }
    changes.remove(layerId);
  }

  /** Keeps others of this process from changing the layer; not those of other processes. */
  @Override
  public void lock(String layerId, Transaction transaction) {
    changing(transaction).lock(layerId);
  }

  @Override
  public void close() {
    layers.dispose();
  }
}

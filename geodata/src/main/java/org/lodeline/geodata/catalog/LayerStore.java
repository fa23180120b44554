package org.lodeline.geodata.catalog;

import java.util.List;
import java.util.Optional;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.data.Transaction;
import org.lodeline.geodata.LodelineException;

/**
 * Where layers and their features live. Safe for all threads; close it. Its methods throw a {@link
 * LodelineException} of kind UNAVAILABLE where it cannot be read.
 */
public interface LayerStore extends AutoCloseable {
  /** The layers there are now, in the order in which they are listed. */
  List<LayerDefinition> definitions();

  /**
   * The features of a layer; a {@link org.geotools.api.data.SimpleFeatureStore} where they can be
   * changed. Features without an order come in the order of their ids, as {@link
   * org.lodeline.geodata.CodePointOrder} has it.
   *
   * <p>{@link Transaction#AUTO_COMMIT} is for reading. Changes are made under another transaction;
   * under AUTO_COMMIT they throw an {@link IllegalStateException}. Two transactions that change one
   * layer come one after the other: the second waits, for half a minute at most, and throws a
   * {@link LodelineException} of kind UNAVAILABLE then; a store may let any two come so. A feature
   * whose id is taken throws one of kind INVALID_INPUT, at the latest when the writer is closed.
   * Nobody who reads waits for a transaction.
   *
   * @param layerId of one of the {@link #definitions()}, or of a layer that is being created
   * @throws LodelineException of kind NOT_FOUND for none
   */
  SimpleFeatureSource source(String layerId);

  /** The layer with this id as it is now, if there is one. */
  default Optional<Layer> find(String layerId) {
    return definitions().stream()
        .filter(definition -> definition.id().equals(layerId))
        .findFirst()
        .map(this::layer);
  }

  /** All layers as they are now, in the order in which they are listed. */
  default List<Layer> layers() {
    return definitions().stream().map(this::layer).toList();
  }

  private Layer layer(LayerDefinition definition) {
    String id = definition.id();
    return new Layer(definition, source(id), version(id));
  }

  /**
   * A text that changes whenever a feature of the layer does.
   *
   * @throws LodelineException of kind NOT_FOUND if there is no such layer
   */
  String version(String layerId);

  /**
   * Adds a layer without features, at the end of the list. Its {@link #source} can be had at once,
   * to be filled under the same transaction; it is listed after the commit.
   *
   * @param transaction not {@link Transaction#AUTO_COMMIT}, which throws an {@link
   *     IllegalStateException}
   * @throws LodelineException of kind INVALID_INPUT if the definition cannot be one of a new layer
   *     ({@link UserLayers})
   */
  void create(LayerDefinition definition, Transaction transaction);

  /**
   * Removes a layer with its features, once the transaction is committed.
   *
   * @param transaction not {@link Transaction#AUTO_COMMIT}, which throws an {@link
   *     IllegalStateException}
   * @throws LodelineException of kind INVALID_INPUT for a bundled layer, NOT_FOUND for none
   */
  void remove(String layerId, Transaction transaction);

  /**
   * Takes a layer to change it: what is read of it under the transaction stays as it is until the
   * transaction ends, because nobody else changes the layer before.
   *
   * @param transaction not {@link Transaction#AUTO_COMMIT}, which throws an {@link
   *     IllegalStateException}
   * @throws LodelineException of kind UNAVAILABLE if another change takes too long, NOT_FOUND if
   *     there is no such layer, INVALID_INPUT if the layers of this store cannot be changed
   */
  default void lock(String layerId, Transaction transaction) {
    throw LodelineException.invalid("layer", "the layers of this store cannot be changed");
  }

  /** What was done to the features; empty where the store keeps no history. */
  default Optional<History> history() {
    return Optional.empty();
  }

  /** How its connections are used; none where the store has no connections. */
  default List<PoolUse> pools() {
    return List.of();
  }

  /**
   * How a pool of connections is used.
   *
   * @param name for example {@code reading}
   * @param waiting how many threads wait for one
   * @param most how many connections there can be
   */
  record PoolUse(String name, int active, int idle, int waiting, int most) {}

  @Override
  void close();
}

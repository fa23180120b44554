package org.lodeline.server.edit;

import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.data.SimpleFeatureStore;
import org.geotools.api.data.Transaction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.filter.Filter;
import org.geotools.data.DataUtilities;
import org.geotools.data.DefaultTransaction;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Change;
import org.lodeline.geodata.catalog.Change.Action;
import org.lodeline.geodata.catalog.History;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.format.GeoJson;
import org.lodeline.server.access.Caller;
import org.lodeline.server.http.Refusal;

/**
 * Changes single features. Each edit is one transaction, in which the feature is read, judged and
 * changed while nobody else can change its layer, and which holds what the history says of it.
 */
final class FeatureEditor {
  private final LayerStore store;
  private final History history;

  FeatureEditor(LayerStore store, History history) {
    this.store = store;
    this.history = history;
  }

  /** What is made of a feature. */
  @FunctionalInterface
  interface Decision {
    /**
     * The feature as it is to be; empty for none.
     *
     * @param before as it is; empty for none
     * @throws RuntimeException to leave everything as it is
     */
    Optional<SimpleFeature> after(Optional<SimpleFeature> before);
  }

  /**
   * Edits a feature. If nothing changes, nothing is written, and the history does not tell of it.
   *
   * @param layer as the decision knows it
   * @return the feature as it is stored now; empty if there is none
   * @throws LodelineException of kind UNAVAILABLE if the store cannot be written now
   * @throws Refusal with 409 if the layer was replaced by one of other fields meanwhile
   */
  Optional<SimpleFeature> edit(
      LayerDefinition layer, String featureId, Caller caller, Action action, Decision decision) {
    String layerId = layer.id();
    try (Transaction transaction = new DefaultTransaction("edit")) {
      store.lock(layerId, transaction);
      if (!store.definitions().contains(layer)) {
        throw Refusal.of(
            HttpStatus.CONFLICT, "layer " + layerId + " has just been replaced", Map.of());
      }
      SimpleFeatureStore features = (SimpleFeatureStore) store.source(layerId);
      features.setTransaction(transaction);
      Filter id = FieldFilters.ids(List.of(featureId));
      Optional<SimpleFeature> before = find(features, id);
      Optional<SimpleFeature> after = decision.after(before);
      if (text(before).equals(text(after))) {
        return before;
      }
      write(features, id, before.isPresent(), after);
      // Read back: the history and the entity tag are about what is stored.
      Optional<SimpleFeature> stored = find(features, id);
      history.append(
          new Change(
              0,
              layerId,
              featureId,
              Instant.now(),
              caller.name(),
              action,
              text(before).orElse(null),
              text(stored).orElse(null)),
          transaction);
      transaction.commit();
      return stored;
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot change layer " + layerId, e);
    }
  }

  private static Optional<String> text(Optional<SimpleFeature> feature) {
    return feature.map(GeoJson::exact);
  }

  private static Optional<SimpleFeature> find(SimpleFeatureStore features, Filter id)
      throws IOException {
    try (SimpleFeatureIterator found = features.getFeatures(id).features()) {
      return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
  }

  private static void write(
      SimpleFeatureStore features, Filter id, boolean exists, Optional<SimpleFeature> after)
      throws IOException {
    if (after.isEmpty()) {
      features.removeFeatures(id);
    } else if (exists) {
      String[] names =
          after.get().getFeatureType().getAttributeDescriptors().stream()
              .map(AttributeDescriptor::getLocalName)
              .toArray(String[]::new);
      features.modifyFeatures(names, after.get().getAttributes().toArray(), id);
    } else {
      features.addFeatures(DataUtilities.collection(after.get()));
    }
  }
}

package org.lodeline.geodata.store.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.util.factory.Hints;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * What the store knows of a layer at one version of it.
 *
 * @param type where its features are
 * @param position in the list of layers
 * @param version later ones are greater as texts
 */
record LayerRow(EngineType type, long position, String version) {
  private static final LayerDefinition ROWS =
      new LayerDefinition(
          "lodeline_layers",
          "Layers",
          "",
          null,
          List.of(
              text("layer"),
              text("type"),
              text("definition"),
              Field.plain("position", "", Field.Type.INTEGER)));

  /** Where rows are kept. */
  static final EngineType TABLE = EngineType.of(ROWS, ROWS.id());

  private static Field text(String name) {
    return Field.plain(name, name, Field.Type.STRING);
  }

  LayerDefinition definition() {
    return type.layer();
  }

  String id() {
    return definition().id();
  }

  /** The id of the row: a layer has one for each version, of which the last counts. */
  String key() {
    return id() + "@" + version;
  }

  SimpleFeature feature() {
    try {
      SimpleFeature feature =
          SimpleFeatureBuilder.build(
              TABLE.type(),
              new Object[] {
                id(), type.name(), Resources.JSON.writeValueAsString(definition()), position
              },
              key());
      feature.getUserData().put(Hints.USE_PROVIDED_FID, true);
      return feature;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a definition that is no JSON", e);
    }
  }

  static LayerRow of(SimpleFeature stored) {
    SimpleFeature row = TABLE.decode(stored);
    try {
      LayerDefinition definition =
          Resources.JSON.readValue((String) row.getAttribute("definition"), LayerDefinition.class);
      return new LayerRow(
          EngineType.of(definition, (String) row.getAttribute("type")),
          (Long) row.getAttribute("position"),
          row.getID().substring(row.getID().indexOf('@') + 1));
    } catch (JsonProcessingException e) {
      throw LodelineException.brokenData(
          "the data store holds a layer that cannot be read: " + row.getID(), e);
    }
  }

  static SimpleFeatureType schema() {
    return TABLE.schema();
  }
}

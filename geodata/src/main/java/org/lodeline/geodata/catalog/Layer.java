package org.lodeline.geodata.catalog;

import org.geotools.api.data.SimpleFeatureSource;

/**
 * A layer that is served.
 *
 * @param source its features, read through GeoTools whatever the store
 * @param version changes whenever a feature of the layer does; for entity tags
 */
public record Layer(LayerDefinition definition, SimpleFeatureSource source, String version) {
  public String id() {
    return definition.id();
  }
}

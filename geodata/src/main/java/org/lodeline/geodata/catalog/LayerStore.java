package org.lodeline.geodata.catalog;

import java.util.List;
import org.geotools.api.data.SimpleFeatureSource;
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
   * changed.
   *
   * @param layerId of one of the {@link #definitions()}
   */
  SimpleFeatureSource source(String layerId);

  /** A text that changes whenever a feature of the layer does. */
  String version(String layerId);

  @Override
  void close();
}

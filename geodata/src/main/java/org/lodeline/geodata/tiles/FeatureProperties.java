package org.lodeline.geodata.tiles;

import java.util.List;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.lodeline.geodata.format.VectorTileLayer;

/** Writes what is told of one feature: its id and those of its fields that are asked for. */
final class FeatureProperties {
  /** The name of the id, and that by which a mark that stands for several is known. */
  static final Set<String> TAKEN = Set.of("id", PointMarks.POINT_COUNT);

  private final VectorTileLayer layer;
  private final List<String> fields;
  private final int id;
  private final int[] keys;

  FeatureProperties(VectorTileLayer layer, List<String> fields) {
    this.layer = layer;
    this.fields = fields.stream().filter(field -> !TAKEN.contains(field)).toList();
    this.id = layer.key("id");
    this.keys = this.fields.stream().mapToInt(layer::key).toArray();
  }

  /** Writes the properties of a feature that was begun. */
  void write(SimpleFeature feature) {
    layer.property(id, feature.getID());
    for (int i = 0; i < keys.length; i++) {
      Object value = feature.getAttribute(fields.get(i));
      if (value != null) {
        layer.property(keys[i], value);
      }
    }
  }
}

package org.lodeline.geodata.tiles;

import java.util.List;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.format.VectorTileLayer;

/** Writes what is told of one feature: its id and those of its fields that are asked for. */
final class FeatureProperties {
  /** The name of the id, and that by which a mark that stands for several is known. */
  static final Set<String> TAKEN = Set.of("id", PointMarks.POINT_COUNT);

  private final VectorTileLayer layer;
  private final List<String> fields;
  private final int id;
  private final int[] keys;
  private final int[] places;
  private @Nullable SimpleFeatureType type;

  FeatureProperties(VectorTileLayer layer, List<String> fields) {
    this.layer = layer;
    this.fields = fields.stream().filter(field -> !TAKEN.contains(field)).toList();
    this.id = layer.key("id");
    this.keys = this.fields.stream().mapToInt(layer::key).toArray();
    this.places = new int[keys.length];
  }

  /** Writes the properties of a feature that was begun. */
  void write(SimpleFeature feature) {
    if (!feature.getFeatureType().equals(type)) {
      find(feature.getFeatureType());
    }
    layer.property(id, feature.getID());
    for (int i = 0; i < keys.length; i++) {
      Object value = places[i] < 0 ? null : feature.getAttribute(places[i]);
      if (value != null) {
        layer.property(keys[i], value);
      }
    }
  }

  /** Looks up once where the fields are in features of a type. */
  private void find(SimpleFeatureType of) {
    type = of;
    for (int i = 0; i < places.length; i++) {
      places[i] = of.indexOf(fields.get(i));
    }
  }
}

package org.lodeline.geodata.tiles;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Envelope;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.filter.FieldFilters;
import org.lodeline.geodata.store.memory.InMemory;

/**
 * Which features of a layer a tile is of.
 *
 * @param layer one with geometries
 * @param fields the properties that are told of each feature
 * @param mostBytes what the tile may take, before it is compressed
 */
public record TileRequest(
    Layer layer, Filter filter, List<String> fields, Tile tile, int mostBytes) {
  public TileRequest {
    fields = List.copyOf(fields);
  }

  /** The same in fewer bytes. */
  public TileRequest within(int bytes) {
    return new TileRequest(layer, filter, fields, tile, bytes);
  }

  /** Whether the features are in memory anyhow, and none is made when they are read. */
  boolean isInMemory() {
    return layer.source() instanceof InMemory;
  }

  /** Reads the features whose geometries meet a box of degrees. */
  void features(Envelope degrees, Consumer<SimpleFeature> reader) {
    FilterFactory factory = CommonFactoryFinder.getFilterFactory();
    Filter box =
        factory.bbox(
            factory.property(layer.definition().geometryAttribute()),
            new ReferencedEnvelope(degrees, DefaultGeographicCRS.WGS84));
    features(
        Filter.INCLUDE.equals(filter) ? box : FieldFilters.allOf(List.of(filter, box)), reader);
  }

  /** Reads the features that pass a filter, whatever that of the request. */
  void features(Filter selected, Consumer<SimpleFeature> reader) {
    try (SimpleFeatureIterator features =
        layer.source().getFeatures(new Query(layer.id(), selected)).features()) {
      while (features.hasNext()) {
        reader.accept(features.next());
      }
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + layer.id(), e);
    }
  }
}

package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.feature.visitor.MaxVisitor;
import org.geotools.feature.visitor.MinVisitor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.Memo;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.Layer;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.format.Link;
import org.lodeline.server.http.Representation;
import org.lodeline.server.http.Urls;
import org.lodeline.server.tiles.TileAnswers;

/** What a collection says of itself. */
final class CollectionDocument {
  private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";
  private static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
  private static final String SORTABLES = "http://www.opengis.net/def/rel/ogc/1.0/sortables";
  private static final int EXTENTS_KEPT = 32;

  /**
   * Where and when the features of a layer are.
   *
   * @param box null (in the sense of JTS) if there are none
   * @param first null if the layer is not in time
   */
  private record Extent(Envelope box, @Nullable Object first, @Nullable Object last) {}

  private final Memo<Layer, Extent> extents = new Memo<>(EXTENTS_KEPT, CollectionDocument::extent);

  private static Extent extent(Layer layer) {
    try {
      Envelope box =
          layer.definition().geometry() == null ? new Envelope() : layer.source().getBounds();
      Optional<Field> time = layer.definition().time();
      if (time.isEmpty()) {
        return new Extent(box, null, null);
      }
      MinVisitor first = new MinVisitor(time.get().name());
      MaxVisitor last = new MaxVisitor(time.get().name());
      layer.source().getFeatures().accepts(first, null);
      layer.source().getFeatures().accepts(last, null);
      return new Extent(box, first.getResult().getValue(), last.getResult().getValue());
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read layer " + layer.id(), e);
    }
  }

  /**
   * The document.
   *
   * @param layer under the scenario that is asked for
   * @param scenario the parameters that ask for it; the features are asked for with the same
   * @param self links to the document itself
   */
  ObjectNode of(Layer layer, Exchange exchange, Map<String, String> scenario, List<Link> self) {
    ObjectNode node = Resources.JSON.createObjectNode();
    node.put("id", layer.id());
    node.put("title", layer.definition().title());
    node.put("description", layer.definition().description());
    node.put("itemType", "feature");
    extent(extents.get(layer), node);
    node.putPOJO("crs", Crs.uris());
    node.put("storageCrs", Crs.CRS84.uri());
    node.putPOJO(
        "links", Stream.of(self, links(layer, exchange, scenario)).flatMap(List::stream).toList());
    return node;
  }

  private static void extent(Extent extent, ObjectNode node) {
    ObjectNode members = Resources.JSON.createObjectNode();
    if (!extent.box.isNull()) {
      ObjectNode spatial = members.putObject("spatial");
      spatial
          .putArray("bbox")
          .addArray()
          .add(extent.box.getMinX())
          .add(extent.box.getMinY())
          .add(extent.box.getMaxX())
          .add(extent.box.getMaxY());
      spatial.put("crs", Crs.CRS84.uri());
    }
    if (extent.first != null && extent.last != null) {
      ObjectNode temporal = members.putObject("temporal");
      ArrayNode interval = temporal.putArray("interval").addArray();
      interval.add(timestamp(extent.first)).add(timestamp(extent.last));
      temporal.put("trs", GREGORIAN);
    }
    if (!members.isEmpty()) {
      node.set("extent", members);
    }
  }

  /** OGC API wants timestamps here; a day begins and ends in UTC. */
  private static String timestamp(Object moment) {
    String text = moment.toString();
    return text.contains("T") ? text : text + "T00:00:00Z";
  }

  private static List<Link> links(Layer layer, Exchange exchange, Map<String, String> scenario) {
    String collection = exchange.api("/collections/" + Urls.segment(layer.id()));
    String title = layer.definition().title();
    List<Link> links = new ArrayList<>();
    String items = "/collections/" + Urls.segment(layer.id()) + "/items";
    List<Representation> forms = ItemFormats.of(layer.source().getSchema(), Crs.CRS84);
    for (Representation form : forms) {
      Map<String, String> values = new LinkedHashMap<>(scenario);
      // GDAL makes the URL of a feature by adding to that of the items: the usual form says no f.
      if (!form.equals(forms.get(0))) {
        values.put(Representation.PARAMETER, form.name());
      }
      String href = exchange.api(items, values);
      links.add(new Link("items", form.mediaType(), title + " as " + form.title(), href));
    }
    String schema = Exchange.SCHEMA.mediaType();
    links.add(new Link("describedby", schema, "Schema of the features", collection + "/schema"));
    links.add(new Link(QUERYABLES, schema, "What can be filtered by", collection + "/queryables"));
    links.add(new Link(SORTABLES, schema, "What can be sorted by", collection + "/sortables"));
    if (layer.definition().geometry() != null) {
      String tiles = exchange.api("/collections/" + Urls.segment(layer.id()) + "/tiles", scenario);
      links.add(
          new Link(
              TileAnswers.TILE_SETS, Exchange.JSON.mediaType(), title + " as vector tiles", tiles));
    }
    return links;
  }
}

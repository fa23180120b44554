package org.lodeline.server.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.util.factory.Hints;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.AllowedCodes;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.format.GeoJson;
import org.lodeline.geodata.format.Page;
import org.lodeline.server.http.Refusal;
import org.lodeline.server.http.Refusal.Fault;

/**
 * Makes features of GeoJSON documents, and checks them against the definition of their layer. What
 * a document says as the server itself shows it is kept as it is stored: shown positions are
 * rounded, and a client that sends them back does not mean to move the feature.
 */
final class FeatureDocument {
  /** So many unknown members are named; who sends more sees the rest when these are gone. */
  private static final int MOST_UNKNOWN = 50;

  private static final String ID = "id";
  private static final String GEOMETRY = "geometry";
  private static final String PROPERTIES = "properties";

  /** Where older documents, and those of other standards, say what this API has a header for. */
  private static final List<String> OTHER_CRS = List.of("crs", "coordRefSys");

  private final LayerDefinition layer;
  private final SimpleFeatureType type;
  private final JsonValue values;

  FeatureDocument(LayerDefinition layer, AllowedCodes codes) {
    this.layer = layer;
    this.type = layer.featureType();
    this.values = new JsonValue(layer.id(), codes);
  }

  /** A feature as the server shows it, in a reference system. */
  static ObjectNode shown(SimpleFeature feature, Crs crs) {
    SimpleFeature copy = SimpleFeatureBuilder.copy(feature);
    if (feature.getDefaultGeometry() instanceof Geometry geometry) {
      copy.setDefaultGeometry(crs.fromCrs84(geometry).orElse(null));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new GeoJson().write(out, copy, new Page(crs, 1, 1, Instant.EPOCH, List.of()));
      return Resources.JSON.readValue(out.toByteArray(), ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The id that a document gives itself; empty if it has none.
   *
   * @throws Refusal with 422 if it is none
   */
  static Optional<String> id(ObjectNode document) {
    JsonNode id = document.path(ID);
    if (id.isMissingNode() || id.isNull()) {
      return Optional.empty();
    } else if (!id.isTextual() && !id.isIntegralNumber()) {
      throw Refusal.of(List.of(new Fault(ID, id.toString(), "must be a text")));
    }
    return Optional.of(id.asText());
  }

  /**
   * The feature that a document describes.
   *
   * @param before what is there in its place
   * @param crs in which the document's positions are
   * @throws Refusal with 422 that names every field at fault
   */
  SimpleFeature read(ObjectNode document, String id, Optional<SimpleFeature> before, Crs crs) {
    List<Fault> faults = new ArrayList<>();
    Optional<ObjectNode> shown = before.map(feature -> shown(feature, crs));
    checkMembers(document, id, faults);
    @Nullable Object[] made = new Object[type.getAttributeCount()];
    layer
        .geometryClass()
        .ifPresentOrElse(
            wanted -> {
              String name = layer.geometryAttribute();
              JsonNode json = document.path(GEOMETRY);
              boolean isKept = shown.filter(known -> known.path(GEOMETRY).equals(json)).isPresent();
              made[type.indexOf(name)] =
                  isKept
                      ? before.map(SimpleFeature::getDefaultGeometry).orElse(null)
                      : geometry(json, wanted, crs, faults);
            },
            () -> checkNoGeometry(document.path(GEOMETRY), faults));
    JsonNode properties = document.path(PROPERTIES);
    for (Field field : layer.fields()) {
      JsonNode json = properties.path(field.name());
      boolean isKept =
          shown.filter(known -> known.path(PROPERTIES).path(field.name()).equals(json)).isPresent();
      made[type.indexOf(field.name())] =
          isKept
              ? before.map(feature -> feature.getAttribute(field.name())).orElse(null)
              : value(field, json, faults);
    }
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    SimpleFeature feature = SimpleFeatureBuilder.build(type, made, id);
    feature.getUserData().put(Hints.USE_PROVIDED_FID, true);
    return feature;
  }

  private void checkMembers(ObjectNode document, String id, List<Fault> faults) {
    JsonNode type = document.path("type");
    if (!type.asText().equals("Feature")) {
      faults.add(new Fault("type", type.toString(), "must be \"Feature\""));
    }
    id(document)
        .filter(own -> !own.equals(id))
        .ifPresent(
            own -> faults.add(new Fault(ID, own, "must be " + id + ", as the address says")));
    for (String member : OTHER_CRS) {
      if (document.hasNonNull(member)) {
        String message = "is not heeded; name the reference system in the header Content-Crs";
        faults.add(new Fault(member, document.path(member).toString(), message));
      }
    }
    JsonNode properties = document.path(PROPERTIES);
    if (!properties.isObject() && !properties.isNull()) {
      faults.add(new Fault(PROPERTIES, properties.toString(), "must be an object or null"));
    }
    String known = String.join(", ", layer.fields().stream().map(Field::name).toList());
    properties.properties().stream()
        .filter(member -> layer.field(member.getKey()).isEmpty())
        .limit(MOST_UNKNOWN)
        .forEach(
            member ->
                faults.add(
                    new Fault(
                        member.getKey(),
                        member.getValue().toString(),
                        "is unknown; the layer has " + known)));
  }

  private static void checkNoGeometry(JsonNode json, List<Fault> faults) {
    if (!json.isMissingNode() && !json.isNull()) {
      faults.add(
          new Fault(GEOMETRY, json.toString(), "must be null; the layer is a table without any"));
    }
  }

  private @Nullable Geometry geometry(
      JsonNode json, Class<? extends Geometry> wanted, Crs crs, List<Fault> faults) {
    String name = layer.geometryAttribute();
    if (json.isMissingNode() || json.isNull()) {
      if (BundledLayers.isBundled(layer.id())) {
        faults.add(new Fault(name, "null", "is required: a " + wanted.getSimpleName()));
      }
      return null;
    }
    try {
      return JsonShape.read(json, wanted, crs);
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(name, json.toString(), String.valueOf(e.getMessage())));
      return null;
    }
  }

  private @Nullable Object value(Field field, JsonNode json, List<Fault> faults) {
    if (json.isMissingNode() || json.isNull()) {
      if (field.required()) {
        faults.add(new Fault(field.name(), "null", "is required"));
      }
      return null;
    }
    try {
      return values.read(field, json);
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(field.name(), json.toString(), String.valueOf(e.getMessage())));
      return null;
    }
  }
}

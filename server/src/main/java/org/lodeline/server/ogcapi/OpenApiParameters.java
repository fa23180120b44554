package org.lodeline.server.ogcapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.Resources;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.server.http.Representation;
import org.lodeline.server.selection.FeatureSelection;
import org.lodeline.server.selection.Sorting;

/** The parameters of the API as OpenAPI describes them. */
final class OpenApiParameters {
  private static final String REFERENCE = "#/components/parameters/";

  private final SchemaDocument schemas;
  private final Map<?, ?> shared =
      Resources.json("/org/lodeline/server/ogcapi/parameters.json", Map.class);

  OpenApiParameters(SchemaDocument schemas) {
    this.schemas = schemas;
  }

  /** What several operations take, by name. */
  void shared(ObjectNode components) {
    shared.forEach((name, parameter) -> components.putPOJO((String) name, parameter));
  }

  static void refer(ObjectNode operation, String name) {
    operation.withArray("parameters").addObject().put("$ref", REFERENCE + name);
  }

  /**
   * What an operation on the items of a layer takes.
   *
   * @param forms in which they can be had
   */
  void items(ObjectNode operation, LayerDefinition layer, List<Representation> forms) {
    Set<String> ofTheLayer = OpenApi.namesOf(layer);
    form(operation, forms);
    ofTheLayer.stream()
        .filter(name -> !name.equals(Sorting.SORTBY) && !name.equals(ItemsRequest.PROPERTIES))
        .forEach(name -> refer(operation, name));
    sortby(operation, layer);
    properties(operation, layer);
    for (Field field : layer.fields()) {
      if (ItemsRequest.codesOf(layer).contains(field.name())) {
        codes(operation, field);
      } else if (FeatureSelection.fieldsOf(layer).contains(field)) {
        field(operation, field);
      }
    }
  }

  /** What an operation on the tiles of a layer takes. */
  void tiles(ObjectNode operation, LayerDefinition layer) {
    List<Field> byName = FeatureSelection.fieldsOf(layer);
    Set<String> names = new LinkedHashSet<>(FeatureSelection.parametersOf(layer));
    byName.forEach(field -> names.remove(field.name()));
    names.forEach(name -> refer(operation, name));
    byName.forEach(field -> field(operation, field));
    properties(operation, layer);
  }

  /**
   * What says how the features of a layer are shown.
   *
   * @param forms in which they can be had
   */
  void view(ObjectNode operation, LayerDefinition layer, List<Representation> forms) {
    form(operation, forms);
    ItemsRequest.viewParametersOf(layer).stream()
        .filter(name -> !name.equals(ItemsRequest.PROPERTIES))
        .sorted()
        .forEach(name -> refer(operation, name));
    properties(operation, layer);
  }

  /** In which forms the answer can be had. */
  static void form(ObjectNode operation, List<Representation> forms) {
    String description = "The format of the answer; goes before the header Accept.";
    parameter(operation, Representation.PARAMETER, description)
        .putObject("schema")
        .put("type", "string")
        .putPOJO("enum", forms.stream().map(Representation::name).toList());
  }

  private static ObjectNode parameter(ObjectNode operation, String name, String description) {
    return operation
        .withArray("parameters")
        .addObject()
        .put("name", name)
        .put("in", "query")
        .put("description", description)
        .put("required", false)
        .put("style", "form")
        .put("explode", false);
  }

  private void field(ObjectNode operation, Field field) {
    String only =
        field.type() == Field.Type.STRINGS
            ? "Only features that have this among: "
            : "Only features with this: ";
    ObjectNode parameter = parameter(operation, field.name(), only + field.description());
    ObjectNode schema = schemas.value(field);
    parameter.set("schema", field.type() == Field.Type.STRINGS ? schema.get("items") : schema);
  }

  private void codes(ObjectNode operation, Field field) {
    String description = "Only features with one of these: " + field.description();
    ObjectNode schema = parameter(operation, field.name(), description).putObject("schema");
    schema.put("type", "array").set("items", schemas.value(field));
  }

  private static void sortby(ObjectNode operation, LayerDefinition layer) {
    List<String> names =
        Sorting.sortables(layer).stream()
            .map(Field::name)
            .flatMap(name -> List.of(name, "-" + name, "+" + name).stream())
            .toList();
    list(
        operation, Sorting.SORTBY, "Properties to sort by; - before a name for descending.", names);
  }

  private static void properties(ObjectNode operation, LayerDefinition layer) {
    List<String> names = layer.fields().stream().map(Field::name).toList();
    list(
        operation,
        ItemsRequest.PROPERTIES,
        "Which properties are answered; all if not given.",
        names);
  }

  private static void list(
      ObjectNode operation, String name, String description, List<String> values) {
    ObjectNode schema = parameter(operation, name, description).putObject("schema");
    schema.put("type", "array").put("minItems", 1);
    schema.putObject("items").put("type", "string").putPOJO("enum", values);
  }
}

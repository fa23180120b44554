package org.lodeline.geodata.catalog;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.lodeline.geodata.LodelineException;

/** What holds for the layers that people add to the bundled ones, whatever the store. */
public final class UserLayers {
  /** The longest id: databases cut longer names. */
  public static final int LONGEST_ID = 60;

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+([-_][a-z0-9]+)*");

  private static final Pattern RESERVED_TABLE = Pattern.compile("(gpkg|rtree|sqlite|lodeline)_");

  /** Names that are the store's own, in lower case. */
  private static final Set<String> RESERVED =
      Set.of("id", "fid", LayerDefinition.GEOMETRY_ATTRIBUTE);

  private UserLayers() {}

  /**
   * Checks the id of a layer that is to be made.
   *
   * @throws LodelineException of kind INVALID_INPUT if it is no slug, or the name of a table of a
   *     GeoPackage's own
   */
  public static void checkId(String id) {
    if (id.length() > LONGEST_ID || !SLUG.matcher(id).matches()) {
      throw LodelineException.invalid(
          "layer",
          "the id of a layer is made of lower-case letters, digits, and single hyphens or underscores between them, at most "
              + LONGEST_ID
              + " of them; it was "
              + LodelineException.quoted(id));
    }
    if (RESERVED_TABLE.matcher(id).lookingAt()) {
      throw LodelineException.invalid(
          "layer",
          "the id of a layer cannot begin as the tables of a GeoPackage do; it was "
              + LodelineException.quoted(id));
    }
  }

  /**
   * Checks the definition of a layer that is to be made.
   *
   * @param taken the ids of the layers there are
   * @throws LodelineException of kind INVALID_INPUT if its id is no slug or taken, if two of its
   *     fields have one name but for case, or if a field has a {@link #isReserved reserved} one
   */
  public static void check(LayerDefinition definition, Collection<String> taken) {
    checkId(definition.id());
    if (taken.contains(definition.id())) {
      throw LodelineException.invalid(
          "layer", "there is a layer " + definition.id() + " already; choose another id");
    }
    if (definition.geometry() == null && definition.fields().isEmpty()) {
      throw LodelineException.invalid("layer", "a layer has a geometry or a field");
    }
    Set<String> names = new HashSet<>();
    if (definition.geometry() != null) {
      names.add(definition.geometryAttribute().toLowerCase(Locale.ROOT));
    }
    for (Field field : definition.fields()) {
      if (isReserved(field.name()) || field.name().isBlank()) {
        throw LodelineException.invalid(
            "layer", "no field can be named " + LodelineException.quoted(field.name()));
      }
      if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
        throw LodelineException.invalid(
            "layer", "two fields of the layer are named " + LodelineException.quoted(field.name()));
      }
    }
  }

  /** That a layer is bundled and cannot be removed. */
  public static LodelineException bundled(String layerId) {
    return LodelineException.invalid(
        "layer", "the layer " + layerId + " belongs to Lodeline and cannot be removed");
  }

  /**
   * Whether a field cannot have this name, in any case: {@code id}, {@code fid}, {@code geometry}.
   */
  public static boolean isReserved(String fieldName) {
    return RESERVED.contains(fieldName.toLowerCase(Locale.ROOT));
  }
}

package org.lodeline.geodata.tiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.catalog.CodeList;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;

/**
 * What of the points of a layer is told of many at once: their commodities, and the amounts that
 * can be added.
 */
final class PointSchema {
  /** A field that says what a point yields, where the layer has one. */
  private static final String COMMODITIES = "commodities";

  /** Tonnages of different classes, and those of different steps of a chain, do not add up. */
  private static final Set<String> APART = Set.of("resource-class", "plant-stage");

  private static final Set<String> TONNES = Set.of("t", "kt", "Mt", "t/a", "kt/a", "Mt/a");
  private static final List<String> TONNES_IN_NAMES = List.of("_t", "_kt", "_mt", "_tpa", "_ktpa");

  /**
   * A tonnage that can be added up where all that has been said of it is the same.
   *
   * @param basis the fields that must be known and alike: its unit, class and step
   */
  record Amount(String field, List<String> basis) {
    Amount {
      basis = List.copyOf(basis);
    }
  }

  private final Optional<String> commodityField;
  private final List<String> commodities;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<String> families;
  private final int[] familyOf;
  private final List<Amount> amounts;

  PointSchema(LayerDefinition layer, CodeList codes) {
    this.commodityField = commodityField(layer);
    this.commodities = codes.codes();
    commodities.forEach(code -> numbers.put(code, numbers.size()));
    this.families =
        commodityField.isEmpty()
            ? List.of()
            : codes.rows().stream().map(PointSchema::family).distinct().toList();
    this.familyOf = codes.rows().stream().mapToInt(row -> families.indexOf(family(row))).toArray();
    this.amounts = amounts(layer);
  }

  private static String family(Map<String, String> row) {
    return row.getOrDefault("family", "");
  }

  /** The one field of one commodity, else the list of which the first is the main one. */
  private static Optional<String> commodityField(LayerDefinition layer) {
    List<Field> fields =
        layer.fields().stream().filter(field -> COMMODITIES.equals(field.codelist())).toList();
    return fields.stream()
        .filter(field -> field.type() == Field.Type.STRING)
        .findFirst()
        .or(() -> fields.stream().findFirst())
        .map(Field::name);
  }

  private List<Amount> amounts(LayerDefinition layer) {
    List<Amount> found = new ArrayList<>();
    for (Field field : layer.fields()) {
      if (field.type() == Field.Type.NUMBER && isTonnage(field)) {
        Set<String> basis = new LinkedHashSet<>();
        commodityField.ifPresent(basis::add);
        String stem = field.name().substring(0, field.name().lastIndexOf('_') + 1);
        for (Field other : layer.fields()) {
          if (other.name().equals(field.unitField())
              || other.name().equals(stem + "unit")
              || (other.codelist() != null && APART.contains(other.codelist()))) {
            basis.add(other.name());
          }
        }
        found.add(new Amount(field.name(), List.copyOf(basis)));
      }
    }
    return found;
  }

  private static boolean isTonnage(Field field) {
    return field.unit() != null
        ? TONNES.contains(field.unit())
        : field.unitField() != null && TONNES_IN_NAMES.stream().anyMatch(field.name()::endsWith);
  }

  /** The name of the property that names the commodity, where the layer has one. */
  Optional<String> commodityField() {
    return commodityField;
  }

  /** The code of a commodity by its number. */
  String commodity(int number) {
    return commodities.get(number);
  }

  int commodityCount() {
    return commodities.size();
  }

  /** The families of commodities; none where the layer has no commodities. */
  List<String> families() {
    return families;
  }

  /** The place in {@link #families()} of that of a commodity. */
  int family(int commodity) {
    return familyOf[commodity];
  }

  List<Amount> amounts() {
    return amounts;
  }

  /** The number of a feature's commodity, the first where it has several; -1 for none. */
  int commodity(SimpleFeature feature) {
    if (commodityField.isEmpty()) {
      return -1;
    }
    Object value = feature.getAttribute(commodityField.get());
    if (value instanceof List<?> list) {
      value = list.isEmpty() ? null : list.get(0);
    }
    Integer number = value == null ? null : numbers.get(value.toString());
    return number == null ? -1 : number;
  }

  /** What a feature says of an amount's basis; null where it does not say all. */
  static @Nullable List<String> basis(Amount amount, SimpleFeature feature) {
    List<String> values = new ArrayList<>(amount.basis.size());
    for (String field : amount.basis) {
      Object value = feature.getAttribute(field);
      if (value == null) {
        return null;
      }
      values.add(Objects.toString(value));
    }
    return List.copyOf(values);
  }
}

package org.lodeline.geodata.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.AllowedCodes;
import org.lodeline.geodata.catalog.Field;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.PartialDate;

/** That values are what the layer's definition says of their fields. */
final class ValueCheck implements Check {
  /** Units of what is counted from nothing: no such figure is below zero. */
  private static final Set<String> UNITS_OF_AMOUNTS =
      Set.of("t", "kt", "Mt", "t/a", "kg/t", "km", "d", "1/d", "USD", "USD/t");

  private final AllowedCodes codes;

  ValueCheck(AllowedCodes codes) {
    this.codes = codes;
  }

  @Override
  public String id() {
    return "values";
  }

  @Override
  public String title() {
    return "Values that the definition of the layer does not allow";
  }

  @Override
  public Optional<Pass> begin(LayerDefinition layer) {
    List<Pass> rules = new ArrayList<>();
    for (Field field : layer.fields()) {
      rules.add((feature, faults) -> check(feature, field, faults));
      codes.of(layer.id(), field).ifPresent(allowed -> rules.add(coded(field, allowed)));
    }
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of((feature, faults) -> rules.forEach(rule -> rule.see(feature, faults)));
  }

  private static Pass coded(Field field, Set<String> allowed) {
    return (feature, faults) -> {
      for (String code : texts(feature.getAttribute(field.name()))) {
        if (!allowed.contains(code)) {
          faults.add(
              field.name() + " is " + LodelineException.quoted(code),
              "use a code of the list " + field.codelist());
        }
      }
    };
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  private static void check(SimpleFeature feature, Field field, Faults faults) {
    Object value = feature.getAttribute(field.name());
    if (isEmpty(value)) {
      if (field.required()) {
        faults.add(field.name() + " is empty", "every feature of the layer has one; add it");
      }
    } else if (value instanceof Number number) {
      checkNumber(feature, field, number.doubleValue(), faults);
    } else if ("uri".equals(field.format()) && !isWebAddress(value.toString())) {
      faults.add(
          field.name() + " is " + LodelineException.quoted(value.toString()),
          "give an address that begins with https:// or http://, or leave it empty");
    } else if (PartialDate.FORMAT.equals(field.format()) && !PartialDate.isOne(value.toString())) {
      faults.add(
          field.name() + " is " + LodelineException.quoted(value.toString()),
          "give a date as 2025, 2025-06 or 2025-06-30, or leave it empty");
    }
  }

  private static void checkNumber(
      SimpleFeature feature, Field field, double number, Faults faults) {
    if (!Double.isFinite(number)) {
      faults.add(field.name() + " is " + number, "give a number, or leave it empty");
    } else if (number < 0 && UNITS_OF_AMOUNTS.contains(String.valueOf(field.unit()))) {
      faults.add(field.name() + " is " + number + " " + field.unit(), "an amount is not negative");
    } else if (field.unitField() != null && isEmpty(feature.getAttribute(field.unitField()))) {
      faults.add(
          field.name() + " is " + number + " without a unit",
          "say in " + field.unitField() + " what it counts");
    }
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof String text && text.isBlank());
  }

  private static boolean isWebAddress(String link) {
    try {
      URI uri = new URI(link);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

package org.lodeline.geodata.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One property of a layer's features.
 *
 * @param title for people
 * @param description what it means, and how it was counted or computed
 * @param unit the unit of a number, where all features share it
 * @param unitField the field of the same feature that holds the unit, where they do not
 * @param codelist the code list whose codes are its values
 * @param wildcard whether {@code *} is a value too, and stands for every code
 * @param parameter the query parameter that selects by it: {@code country} or {@code commodity}
 * @param format {@code uri} for a link, {@code edtf} for a {@link PartialDate}
 * @param required whether every feature has it
 * @param computed whether it follows from the facts by a rule or model, and was not read in a
 *     source
 * @param facet whether people tell features apart by it: few values, or a figure with one unit
 */
public record Field(
    String name,
    String title,
    Type type,
    String description,
    @Nullable String unit,
    @JsonProperty("unit_field") @Nullable String unitField,
    @Nullable String codelist,
    boolean wildcard,
    @Nullable String parameter,
    @Nullable String format,
    boolean required,
    boolean computed,
    boolean facet) {

  /** A field of which no more is known than what it holds. */
  public static Field plain(String name, String title, Type type) {
    return new Field(
        name, title, type, "", null, null, null, false, null, null, false, false, false);
  }

  /** The same field where features may lack it. */
  public Field optional() {
    return new Field(
        name,
        title,
        type,
        description,
        unit,
        unitField,
        codelist,
        wildcard,
        parameter,
        format,
        false,
        computed,
        facet);
  }

  /** The kinds of value, and the Java class that holds one in a feature. */
  public enum Type {
    STRING(String.class),
    /** Several strings in order. */
    STRINGS(List.class),
    INTEGER(Long.class),
    NUMBER(Double.class),
    BOOLEAN(Boolean.class),
    DATE(LocalDate.class),
    /** A moment, to the millisecond. */
    TIMESTAMP(Instant.class);

    private final Class<?> binding;

    Type(Class<?> binding) {
      this.binding = binding;
    }

    public Class<?> binding() {
      return binding;
    }

    /** The name that definitions and answers use. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package org.lodeline.geodata.deposit;

import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.jspecify.annotations.Nullable;

/**
 * What a document states of how much of a commodity is in a deposit: a feature of the layer {@code
 * resources}.
 *
 * @param gradeUnit such as {@code % Li2O}
 * @param containedUnit the substance that the contained amount counts, such as {@code LCE}
 * @param resourceClass a code of the list {@code resource-class}
 * @param effectiveDate for which it holds: a day, month or year (EDTF)
 * @param part of the deposit that it covers; null for the whole
 * @param sourceDate of the document, likewise
 */
public record Statement(
    String id,
    String depositId,
    boolean isReserve,
    String commodity,
    @Nullable Double tonnageMt,
    @Nullable Double grade,
    @Nullable String gradeUnit,
    @Nullable Double containedKt,
    @Nullable String containedUnit,
    String resourceClass,
    String reportingCode,
    @Nullable String effectiveDate,
    @Nullable String part,
    @Nullable String sourceDate,
    boolean isVerified) {

  /** The code of a reserve in the list {@code statement-kind}. */
  static final String RESERVE = "reserve";

  /** The code of a resource in the list {@code statement-kind}. */
  static final String RESOURCE = "resource";

  /** A feature of the layer {@code resources}. */
  public static Statement of(SimpleFeature feature) {
    return new Statement(
        feature.getID(),
        text(feature, "deposit_id", ""),
        RESERVE.equals(feature.getAttribute("kind")),
        text(feature, "commodity", ""),
        (Double) feature.getAttribute("tonnage_mt"),
        (Double) feature.getAttribute("grade"),
        (String) feature.getAttribute("grade_unit"),
        (Double) feature.getAttribute("contained_kt"),
        (String) feature.getAttribute("contained_unit"),
        text(feature, "resource_class", "unknown"),
        text(feature, "reporting_code", "unknown"),
        (String) feature.getAttribute("effective_date"),
        (String) feature.getAttribute("part"),
        (String) feature.getAttribute("source_date"),
        "verified".equals(feature.getAttribute("confidence")));
  }

  private static String text(SimpleFeature feature, String field, String otherwise) {
    return feature.getAttribute(field) instanceof String text ? text : otherwise;
  }

  /** Its code in the list {@code statement-kind}. */
  public String kind() {
    return isReserve ? RESERVE : RESOURCE;
  }

  /** When it was made, as far as that is known: a day, month or year; empty text if it is not. */
  String date() {
    return effectiveDate != null ? effectiveDate : sourceDate != null ? sourceDate : "";
  }

  /** Whether it says an amount, and not only a grade. */
  boolean hasAmount() {
    return tonnageMt != null || containedKt != null;
  }

  /** The contained amount in thousands of tonnes of a substance: as stated, else as worked out. */
  Optional<Double> containedKt(String substance, Substances substances) {
    Double stated = containedKt;
    return stated == null || containedUnit == null
        ? tonnageTimesGradeKt(substance, substances)
        : substances
            .factor(containedUnit, substance)
            .map(factor -> stated * factor)
            .or(() -> tonnageTimesGradeKt(substance, substances));
  }

  /** Tonnage times grade in thousands of tonnes of a substance; empty where they do not say it. */
  public Optional<Double> tonnageTimesGradeKt(String substance, Substances substances) {
    Double tonnage = tonnageMt;
    return tonnage == null || grade == null || gradeUnit == null
        ? Optional.empty()
        : substances
            .inATonne(grade, gradeUnit, substance)
            .map(fraction -> tonnage * 1000 * fraction);
  }
}

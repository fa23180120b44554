package org.lodeline.geodata.deposit;

import org.jspecify.annotations.Nullable;

/** Statements that tests make up. */
final class TestStatements {
  private TestStatements() {}

  /** A statement of lithium in the deposit {@code here}. */
  static Statement lithium(
      String id, boolean isReserve, @Nullable Double tonnageMt, String resourceClass, String date) {
    return new Statement(
        id,
        "here",
        isReserve,
        "lithium",
        tonnageMt,
        1.0,
        "% Li2O",
        null,
        null,
        resourceClass,
        "jorc",
        date,
        null,
        null,
        true);
  }

  /** A statement of the contained amount alone. */
  static Statement contained(String commodity, double kt, String unit) {
    return new Statement(
        "contained",
        "here",
        false,
        commodity,
        null,
        null,
        null,
        kt,
        unit,
        "unknown",
        "unknown",
        null,
        null,
        null,
        true);
  }

  /** The same for a part of the deposit. */
  static Statement partOf(Statement one) {
    return new Statement(
        one.id(),
        one.depositId(),
        one.isReserve(),
        one.commodity(),
        one.tonnageMt(),
        one.grade(),
        one.gradeUnit(),
        one.containedKt(),
        one.containedUnit(),
        one.resourceClass(),
        one.reportingCode(),
        one.effectiveDate(),
        "a part",
        one.sourceDate(),
        one.isVerified());
  }
}

package org.lodeline.geodata.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;

/**
 * A decision that steers trade: a ban, a licence, a quota, an agreement.
 *
 * @param announced the day of announcement or signature
 * @param inForceFrom the first day it binds; empty for one that was only announced
 * @param ended the first day it is over
 * @param suspendedFrom the first day of a suspension
 * @param suspendedTo the last day of the suspension
 * @param actor who acts: ISO 3166-1 alpha-3, or EUU, or WTO
 * @param targets whom it is aimed at: the same codes, or {@code *}
 * @param commodities what it covers: commodity codes, or {@code *}
 * @param kind a code of the list {@code measure-kind}
 */
public record Measure(
    String id,
    String name,
    LocalDate announced,
    Optional<LocalDate> inForceFrom,
    Optional<LocalDate> ended,
    Optional<LocalDate> suspendedFrom,
    Optional<LocalDate> suspendedTo,
    String actor,
    List<String> targets,
    List<String> commodities,
    String kind,
    Source source) {

  /** How a measure stands on a day. */
  public enum State {
    /** Not announced yet. */
    FUTURE,
    /** Announced, and not in force. */
    ANNOUNCED,
    IN_FORCE,
    SUSPENDED,
    /** Its suspension is over, and what was decided for the time after it is not recorded. */
    UNKNOWN,
    ENDED;

    /** The code of the list {@code measure-state}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Measure of(SimpleFeature feature) {
    return new Measure(
        feature.getID(),
        Attributes.string(feature, "name"),
        Attributes.date(feature, "date").orElseThrow(),
        Attributes.date(feature, "in_force_from"),
        Attributes.date(feature, "end_date"),
        Attributes.date(feature, "suspended_from"),
        Attributes.date(feature, "suspended_to"),
        Attributes.string(feature, "actor"),
        Attributes.strings(feature, "targets"),
        Attributes.strings(feature, "commodities"),
        Attributes.string(feature, "kind"),
        Source.of(feature));
  }

  /**
   * How it stands on a day. Announced is not in force, and suspended is not in force, even where
   * the suspension began before the day on which it was to bind.
   */
  public State stateOn(LocalDate day) {
    if (day.isBefore(announced)) {
      return State.FUTURE;
    }
    if (ended.filter(end -> !day.isBefore(end)).isPresent()) {
      return State.ENDED;
    }
    if (suspendedFrom.filter(from -> !day.isBefore(from)).isPresent()) {
      return suspendedTo.filter(day::isAfter).isPresent() ? State.UNKNOWN : State.SUSPENDED;
    }
    return inForceFrom.filter(from -> !day.isBefore(from)).isPresent()
        ? State.IN_FORCE
        : State.ANNOUNCED;
  }
}

package org.lodeline.geodata.supply.gap;

import java.util.Locale;
import java.util.OptionalDouble;
import org.lodeline.geodata.supply.Site;

/**
 * A site that could deliver something that it does not deliver yet.
 *
 * @param ready when the site itself can, whatever feeds it
 * @param freeTonnes a year, counted as the loss is
 * @param declared its whole capacity or output
 */
record Project(Site site, Kind kind, Ready ready, double freeTonnes, Declared declared) {

  /** Why it has something to give. */
  enum Kind {
    NEW,
    RESTART,
    DIVERTED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a source says that a site makes in a year.
   *
   * @param asLost the tonnes, counted as the loss is; empty if they do not compare
   */
  record Declared(double tonnes, Counted counted, OptionalDouble asLost) {}
}

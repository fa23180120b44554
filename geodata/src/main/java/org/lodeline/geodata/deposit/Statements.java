package org.lodeline.geodata.deposit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All statements, by deposit, and the one of each that stands for it. */
public final class Statements {
  /** How much of a deposit a class holds: what holds the others comes first. */
  private static final List<String> WIDEST_FIRST =
      List.of(
          "total-resource",
          "total-reserve",
          "unknown",
          "measured-and-indicated",
          "indicated-and-inferred",
          "indicated",
          "inferred",
          "measured",
          "probable-reserve",
          "proved-reserve",
          "exploration-target");

  private static final Comparator<Statement> FIRST_CHOICE_FIRST =
      Comparator.<Statement, Boolean>comparing(one -> !one.hasAmount())
          .thenComparing(one -> one.resourceClass().equals("exploration-target"))
          .thenComparing(Statement::isReserve)
          .thenComparing(one -> one.part() != null)
          .thenComparing(Statement::date, Comparator.reverseOrder())
          .thenComparing(one -> WIDEST_FIRST.indexOf(one.resourceClass()))
          .thenComparing(Statements::size, Comparator.reverseOrder())
          .thenComparing(Statement::id);

  private final Map<String, List<Statement>> byDeposit = new HashMap<>();

  public Statements(Collection<Statement> statements) {
    statements.forEach(
        one -> byDeposit.computeIfAbsent(one.depositId(), id -> new ArrayList<>()).add(one));
  }

  /**
   * The statement that stands for a deposit. One that says an amount comes before one that says a
   * grade only, a resource before a reserve, one of the whole deposit before one of a part, the
   * newest before older ones, and of one date that of the widest class, then the largest.
   *
   * @param commodity the main one of the deposit
   * @param group the commodity of which it is a part, or empty
   * @return empty if there is none of the commodity, or of its group
   */
  public Optional<Statement> of(String depositId, String commodity, String group) {
    return byDeposit.getOrDefault(depositId, List.of()).stream()
        .filter(one -> one.commodity().equals(commodity) || one.commodity().equals(group))
        .min(FIRST_CHOICE_FIRST);
  }

  private static double size(Statement one) {
    Double tonnage = one.tonnageMt();
    Double contained = one.containedKt();
    return tonnage != null ? tonnage : contained != null ? contained : 0;
  }
}

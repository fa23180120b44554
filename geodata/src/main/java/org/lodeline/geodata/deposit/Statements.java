package org.lodeline.geodata.deposit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All statements, by deposit, in the order in which they stand for it. */
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

  private static final Set<String> ONE_CLASS =
      Set.of("measured", "indicated", "inferred", "proved-reserve", "probable-reserve");

  private static final Comparator<Statement> FIRST_CHOICE_FIRST =
      Comparator.<Statement, Boolean>comparing(one -> !one.hasAmount())
          .thenComparing(one -> one.resourceClass().equals("exploration-target"))
          .thenComparing(Statement::isReserve)
          .thenComparing(one -> one.part() != null)
          .thenComparing(one -> ONE_CLASS.contains(one.resourceClass()))
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
   * The statements of a deposit, the one that stands for it first. One that says an amount comes
   * before one that says a grade only, a resource before a reserve, one of the whole deposit before
   * one of a part, one of several classes before one of a single class, the newest before older
   * ones, and of one date that of the widest class, then the largest.
   *
   * @param commodity the main one of the deposit
   * @param group the commodity of which it is a part, or empty
   * @return only those of the commodity or its group
   */
  public List<Statement> of(String depositId, String commodity, String group) {
    return byDeposit.getOrDefault(depositId, List.of()).stream()
        .filter(one -> one.commodity().equals(commodity) || one.commodity().equals(group))
        .sorted(FIRST_CHOICE_FIRST)
        .toList();
  }

  private static double size(Statement one) {
    Double tonnage = one.tonnageMt();
    Double contained = one.containedKt();
    return tonnage != null ? tonnage : contained != null ? contained : 0;
  }
}

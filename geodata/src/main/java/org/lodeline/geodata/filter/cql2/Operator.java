package org.lodeline.geodata.filter.cql2;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every operator of CQL2, with its name in the JSON encoding. */
public enum Operator {
  AND("and", Family.LOGICAL, 2, Integer.MAX_VALUE),
  OR("or", Family.LOGICAL, 2, Integer.MAX_VALUE),
  NOT("not", Family.LOGICAL, 1, 1),

  EQUAL("=", Family.COMPARISON, 2, 2),
  NOT_EQUAL("<>", Family.COMPARISON, 2, 2),
  LESS("<", Family.COMPARISON, 2, 2),
  LESS_OR_EQUAL("<=", Family.COMPARISON, 2, 2),
  GREATER(">", Family.COMPARISON, 2, 2),
  GREATER_OR_EQUAL(">=", Family.COMPARISON, 2, 2),
  IS_NULL("isNull", Family.NULL, 1, 1),

  LIKE("like", Family.ADVANCED_COMPARISON, 2, 2),
  BETWEEN("between", Family.ADVANCED_COMPARISON, 3, 3),
  IN("in", Family.ADVANCED_COMPARISON, 2, 2),

  CASEI("casei", Family.TEXT, 1, 1),
  ACCENTI("accenti", Family.TEXT, 1, 1),

  ADD("+", Family.ARITHMETIC, 2, 2),
  SUBTRACT("-", Family.ARITHMETIC, 2, 2),
  MULTIPLY("*", Family.ARITHMETIC, 2, 2),
  DIVIDE("/", Family.ARITHMETIC, 2, 2),
  DIVIDE_WHOLE("div", Family.ARITHMETIC, 2, 2),
  MODULO("%", Family.ARITHMETIC, 2, 2),
  POWER("^", Family.ARITHMETIC, 2, 2),

  S_CONTAINS("s_contains", Family.SPATIAL, 2, 2),
  S_CROSSES("s_crosses", Family.SPATIAL, 2, 2),
  S_DISJOINT("s_disjoint", Family.SPATIAL, 2, 2),
  S_EQUALS("s_equals", Family.SPATIAL, 2, 2),
  S_INTERSECTS("s_intersects", Family.SPATIAL, 2, 2),
  S_OVERLAPS("s_overlaps", Family.SPATIAL, 2, 2),
  S_TOUCHES("s_touches", Family.SPATIAL, 2, 2),
  S_WITHIN("s_within", Family.SPATIAL, 2, 2),

  T_AFTER("t_after", Family.TEMPORAL, 2, 2),
  T_BEFORE("t_before", Family.TEMPORAL, 2, 2),
  T_CONTAINS("t_contains", Family.TEMPORAL, 2, 2),
  T_DISJOINT("t_disjoint", Family.TEMPORAL, 2, 2),
  T_DURING("t_during", Family.TEMPORAL, 2, 2),
  T_EQUALS("t_equals", Family.TEMPORAL, 2, 2),
  T_FINISHEDBY("t_finishedBy", Family.TEMPORAL, 2, 2),
  T_FINISHES("t_finishes", Family.TEMPORAL, 2, 2),
  T_INTERSECTS("t_intersects", Family.TEMPORAL, 2, 2),
  T_MEETS("t_meets", Family.TEMPORAL, 2, 2),
  T_METBY("t_metBy", Family.TEMPORAL, 2, 2),
  T_OVERLAPPEDBY("t_overlappedBy", Family.TEMPORAL, 2, 2),
  T_OVERLAPS("t_overlaps", Family.TEMPORAL, 2, 2),
  T_STARTEDBY("t_startedBy", Family.TEMPORAL, 2, 2),
  T_STARTS("t_starts", Family.TEMPORAL, 2, 2),

  A_CONTAINEDBY("a_containedBy", Family.ARRAY, 2, 2),
  A_CONTAINS("a_contains", Family.ARRAY, 2, 2),
  A_EQUALS("a_equals", Family.ARRAY, 2, 2),
  A_OVERLAPS("a_overlaps", Family.ARRAY, 2, 2);

  /** Operators that are checked alike. */
  public enum Family {
    LOGICAL,
    COMPARISON,
    NULL,
    ADVANCED_COMPARISON,
    TEXT,
    ARITHMETIC,
    SPATIAL,
    TEMPORAL,
    ARRAY
  }

  private static final Map<String, Operator> BY_JSON =
      Arrays.stream(values()).collect(Collectors.toMap(Operator::json, Function.identity()));

  private final String json;
  private final Family family;
  private final int fewest;
  private final int most;

  Operator(String json, Family family, int fewest, int most) {
    this.json = json;
    this.family = family;
    this.fewest = fewest;
    this.most = most;
  }

  static Optional<Operator> byJson(String name) {
    return Optional.ofNullable(BY_JSON.get(name));
  }

  /** The operator that the text encoding writes as a function of this name, in capitals. */
  static Optional<Operator> byFunctionName(String capitals) {
    return Arrays.stream(values())
        .filter(
            operator ->
                switch (operator.family) {
                  case TEXT, SPATIAL, TEMPORAL, ARRAY -> operator.name().equals(capitals);
                  case LOGICAL, COMPARISON, NULL, ADVANCED_COMPARISON, ARITHMETIC -> false;
                })
        .findFirst();
  }

  String json() {
    return json;
  }

  Family family() {
    return family;
  }

  /** Whether it takes so many operands. */
  boolean takes(int operands) {
    return operands >= fewest && operands <= most;
  }

  /** How many operands it takes, as a message says it. */
  String arity() {
    return fewest == most
        ? fewest + (fewest == 1 ? " operand" : " operands")
        : "two or more operands";
  }

  /** The operator that holds exactly where this comparison is known not to. */
  Operator opposite() {
    return switch (this) {
      case EQUAL -> NOT_EQUAL;
      case NOT_EQUAL -> EQUAL;
      case LESS -> GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> GREATER;
      case GREATER -> LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> LESS;
      default -> throw new IllegalStateException(this + " is no comparison");
    };
  }

  /** The part of the name behind {@code S_}, {@code T_} or {@code A_}. */
  String relation() {
    return name().substring(2);
  }
}

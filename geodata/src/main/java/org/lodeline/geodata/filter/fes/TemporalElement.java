package org.lodeline.geodata.filter.fes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lodeline.geodata.filter.Period;
import org.lodeline.geodata.filter.ValueType;
import org.lodeline.geodata.filter.cql2.Limits;
import org.lodeline.geodata.filter.cql2.Moments;
import org.lodeline.geodata.filter.cql2.Node;
import org.lodeline.geodata.filter.cql2.Operator;
import org.lodeline.geodata.xml.XmlElement;

/** The temporal operators, by their names in FES, with those of CQL2 that mean the same. */
public enum TemporalElement {
  AFTER("After", Operator.T_AFTER),
  BEFORE("Before", Operator.T_BEFORE),
  BEGINS("Begins", Operator.T_STARTS),
  BEGUN_BY("BegunBy", Operator.T_STARTEDBY),
  CONTAINS("TContains", Operator.T_CONTAINS),
  DURING("During", Operator.T_DURING),
  EQUALS("TEquals", Operator.T_EQUALS),
  OVERLAPS("TOverlaps", Operator.T_OVERLAPS),
  MEETS("Meets", Operator.T_MEETS),
  OVERLAPPED_BY("OverlappedBy", Operator.T_OVERLAPPEDBY),
  MET_BY("MetBy", Operator.T_METBY),
  ENDS("Ends", Operator.T_FINISHES),
  ENDED_BY("EndedBy", Operator.T_FINISHEDBY),
  ANY_INTERACTS("AnyInteracts", Operator.T_INTERSECTS);

  private static final int YEAR = "2025".length();
  private static final int MONTH = "2025-10".length();

  private final String element;
  private final Operator operator;

  TemporalElement(String element, Operator operator) {
    this.element = element;
    this.operator = operator;
  }

  /** The name of its element. */
  public String elementName() {
    return element;
  }

  static Optional<TemporalElement> byName(String name) {
    return Arrays.stream(values()).filter(one -> one.element.equals(name)).findFirst();
  }

  Node condition(XmlElement element, FesOperands operands) {
    if (element.children().size() != 2) {
      throw Limits.invalid(
          element.at(), "expected two operands in it, found " + element.children().size());
    }
    List<Node> pair = element.children().stream().map(child -> operand(child, operands)).toList();
    return new Node.Call(operator, pair, element.at());
  }

  private Node operand(XmlElement element, FesOperands operands) {
    Node node =
        switch (element.name()) {
          case "TimeInstant" -> position(element, "timePosition");
          case "TimePeriod" -> period(element);
          case "Literal" ->
              element.children().isEmpty()
                  ? moments(element.text(), element.at())
                  : operand(element.children().get(0), operands);
          default -> operands.value(element);
        };
    boolean isMoment =
        operands.typeOf(node) == ValueType.DATE || operands.typeOf(node) == ValueType.TIMESTAMP;
    // CQL2 has these relations for periods alone; a moment is one that ends as it begins.
    return isMoment && !takesMoments() ? new Node.Interval(node, node, node.at()) : node;
  }

  private boolean takesMoments() {
    return switch (this) {
      case AFTER, BEFORE, EQUALS, ANY_INTERACTS -> true;
      case BEGINS,
          BEGUN_BY,
          CONTAINS,
          DURING,
          OVERLAPS,
          MEETS,
          OVERLAPPED_BY,
          MET_BY,
          ENDS,
          ENDED_BY ->
          false;
    };
  }

  private static Node period(XmlElement period) {
    return new Node.Interval(
        end(period, "begin", "beginPosition"), end(period, "end", "endPosition"), period.at());
  }

  private static Node end(XmlElement period, String instant, String position) {
    return period
        .child(instant)
        .flatMap(end -> end.child("TimeInstant"))
        .map(end -> position(end, "timePosition"))
        .orElseGet(() -> position(period, position));
  }

  private static Node position(XmlElement parent, String name) {
    XmlElement position =
        parent
            .child(name)
            .orElseThrow(() -> Limits.invalid(parent.at(), "expected an element " + name));
    boolean isOpen =
        position.text().isEmpty() && position.attribute("indeterminatePosition").isPresent();
    return isOpen
        ? new Node.Literal(Period.OPEN, position.at())
        : moments(position.text(), position.at());
  }

  /** A moment; a year or a month is the period of its days. */
  private static Node moments(String text, String at) {
    try {
      if (text.length() == YEAR) {
        Year year = Year.parse(text);
        return days(year.atDay(1), year.atMonth(12).atEndOfMonth(), at);
      } else if (text.length() == MONTH) {
        YearMonth month = YearMonth.parse(text);
        return days(month.atDay(1), month.atEndOfMonth(), at);
      }
    } catch (DateTimeException e) {
      // Answered below, as for a text of another length.
    }
    return new Node.Literal(moment(text, at), at);
  }

  private static Node days(LocalDate first, LocalDate last, String at) {
    return new Node.Interval(new Node.Literal(first, at), new Node.Literal(last, at), at);
  }

  /** A date, or a timestamp, which is in UTC where it names no zone. */
  static Object moment(String text, String at) {
    String plain = FesOperands.withoutZone(text);
    boolean zoned = plain.matches(".*T.*(Z|[+-][0-9]{2}:[0-9]{2})");
    return Moments.either(plain.contains("T") && !zoned ? plain + "Z" : plain, at);
  }
}

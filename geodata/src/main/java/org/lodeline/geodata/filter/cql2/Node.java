package org.lodeline.geodata.filter.cql2;

import java.util.List;

/** A filter as it was written, in the structure of CQL2's JSON encoding. Nothing is checked yet. */
public sealed interface Node {
  /** Where it begins, as a message says it: {@code column 12}, or {@code /args/0}. */
  String at();

  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of node. */
  interface Visitor<R> {
    R call(Call call);

    R named(Named function);

    R property(Property property);

    R literal(Literal literal);

    R interval(Interval interval);

    R array(Array array);
  }

  /** An operator of the language with its operands. */
  record Call(Operator operator, List<Node> args, String at) implements Node {
    public Call {
      args = List.copyOf(args);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** A function that is no part of the language. */
  record Named(String name, List<Node> args, String at) implements Node {
    public Named {
      args = List.copyOf(args);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.named(this);
    }
  }

  record Property(String name, String at) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.property(this);
    }
  }

  /**
   * A value.
   *
   * @param value a String, Long, Double, Boolean, LocalDate, Instant or Geometry
   */
  record Literal(Object value, String at) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.literal(this);
    }
  }

  /** A period; each end is a text ({@code ..}, a date or a timestamp), a property or a function. */
  record Interval(Node start, Node end, String at) implements Node {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.interval(this);
    }
  }

  record Array(List<Node> elements, String at) implements Node {
    public Array {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.array(this);
    }
  }
}

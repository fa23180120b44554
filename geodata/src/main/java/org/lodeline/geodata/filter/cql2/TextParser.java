package org.lodeline.geodata.filter.cql2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lodeline.geodata.LodelineException;

/**
 * Reads the text encoding by recursive descent, one method for each level of precedence: {@code
 * OR}, {@code AND}, {@code NOT}, comparisons, sums, products, powers.
 */
final class TextParser {
  private static final Map<String, Operator> COMPARISONS =
      Map.of(
          "=", Operator.EQUAL,
          "<>", Operator.NOT_EQUAL,
          "<", Operator.LESS,
          "<=", Operator.LESS_OR_EQUAL,
          ">", Operator.GREATER,
          ">=", Operator.GREATER_OR_EQUAL);

  private final Cursor cursor;
  private final Limits limits = new Limits();
  private final TextGeometry geometry;

  private TextParser(String filter) {
    cursor = new Cursor(filter);
    geometry = new TextGeometry(cursor, limits);
  }

  static Node parse(String filter) {
    TextParser parser = new TextParser(filter);
    Node node = parser.condition();
    if (parser.cursor.peek().kind() != Token.Kind.END) {
      throw parser.cursor.expected("an operator or the end of the filter");
    }
    return node;
  }

  private Node condition() {
    return nested(() -> anyOf("OR", Operator.OR, () -> anyOf("AND", Operator.AND, this::negation)));
  }

  private Node anyOf(String word, Operator operator, Supplier<Node> operand) {
    String at = cursor.peek().at();
    List<Node> operands = new ArrayList<>(List.of(operand.get()));
    while (cursor.takeWord(word)) {
      operands.add(operand.get());
    }
    return operands.size() == 1 ? operands.get(0) : call(operator, operands, at);
  }

  private Node negation() {
    String at = cursor.peek().at();
    return cursor.takeWord("NOT")
        ? nested(() -> call(Operator.NOT, List.of(negation()), at))
        : predicate();
  }

  private Node predicate() {
    String at = cursor.peek().at();
    Node left = sum();
    Optional<Operator> comparison =
        cursor.peek().kind() == Token.Kind.SYMBOL
            ? Optional.ofNullable(COMPARISONS.get(cursor.peek().text()))
            : Optional.empty();
    if (comparison.isPresent()) {
      cursor.next();
      return call(comparison.get(), List.of(left, sum()), at);
    }
    if (cursor.takeWord("IS")) {
      boolean negated = cursor.takeWord("NOT");
      cursor.expectWord("NULL");
      return negatedIf(negated, call(Operator.IS_NULL, List.of(left), at));
    }
    boolean negated = cursor.takeWord("NOT");
    if (cursor.takeWord("LIKE")) {
      return negatedIf(negated, call(Operator.LIKE, List.of(left, sum()), at));
    } else if (cursor.takeWord("BETWEEN")) {
      Node low = sum();
      cursor.expectWord("AND");
      return negatedIf(negated, call(Operator.BETWEEN, List.of(left, low, sum()), at));
    } else if (cursor.takeWord("IN")) {
      if (!cursor.peek().isSymbol("(")) {
        throw cursor.expected("'('");
      }
      return negatedIf(negated, call(Operator.IN, List.of(left, array()), at));
    } else if (negated) {
      throw cursor.expected("LIKE, BETWEEN or IN");
    }
    return left;
  }

  private Node negatedIf(boolean negated, Node predicate) {
    return negated ? call(Operator.NOT, List.of(predicate), predicate.at()) : predicate;
  }

  private Node sum() {
    String at = cursor.peek().at();
    Node left = product();
    while (true) {
      if (cursor.takeSymbol("+")) {
        left = call(Operator.ADD, List.of(left, product()), at);
      } else if (cursor.takeSymbol("-")) {
        left = call(Operator.SUBTRACT, List.of(left, product()), at);
      } else {
        return left;
      }
    }
  }

  private Node product() {
    String at = cursor.peek().at();
    Node left = power();
    while (true) {
      if (cursor.takeSymbol("*")) {
        left = call(Operator.MULTIPLY, List.of(left, power()), at);
      } else if (cursor.takeSymbol("/")) {
        left = call(Operator.DIVIDE, List.of(left, power()), at);
      } else if (cursor.takeSymbol("%")) {
        left = call(Operator.MODULO, List.of(left, power()), at);
      } else if (cursor.takeWord("DIV")) {
        left = call(Operator.DIVIDE_WHOLE, List.of(left, power()), at);
      } else {
        return left;
      }
    }
  }

  private Node power() {
    String at = cursor.peek().at();
    Node base = signed();
    return cursor.takeSymbol("^")
        ? nested(() -> call(Operator.POWER, List.of(base, power()), at))
        : base;
  }

  private Node signed() {
    String at = cursor.peek().at();
    if (cursor.takeSymbol("-")) {
      // The sign belongs to a number, so that it binds closer than a power.
      return cursor.peek().kind() == Token.Kind.NUMBER
          ? literal(number("-" + cursor.peek().text()), at)
          : nested(() -> call(Operator.MULTIPLY, List.of(literal(-1L, at), signed()), at));
    }
    cursor.takeSymbol("+");
    return operand();
  }

  private Node operand() {
    Token token = cursor.peek();
    if (token.kind() == Token.Kind.NUMBER) {
      return literal(number(token.text()), token.at());
    } else if (token.kind() == Token.Kind.STRING) {
      return literal(cursor.next().text(), token.at());
    } else if (token.kind() == Token.Kind.QUOTED_NAME) {
      return property(cursor.next());
    } else if (token.kind() == Token.Kind.NAME) {
      return word(token);
    } else if (token.isSymbol("[")) {
      return array();
    } else if (token.isSymbol("(")) {
      return parenthesised();
    }
    throw cursor.expected("a property, a value or a condition");
  }

  /** A condition or number in parentheses; an array, where commas follow. */
  private Node parenthesised() {
    String at = cursor.next().at();
    if (cursor.takeSymbol(")")) {
      return new Node.Array(List.of(), at);
    }
    Node inner = condition();
    if (cursor.peek().isSymbol(",")) {
      List<Node> elements = new ArrayList<>(List.of(inner));
      while (cursor.takeSymbol(",")) {
        elements.add(condition());
      }
      cursor.expectSymbol(")");
      return new Node.Array(elements, at);
    }
    cursor.expectSymbol(")");
    return inner;
  }

  private Node word(Token token) {
    if (geometry.isNext()) {
      return literal(geometry.read(), token.at());
    }
    cursor.next();
    String capitals = token.capitals();
    if (cursor.peek().isSymbol("(")) {
      return function(token, capitals);
    }
    return switch (capitals) {
      case "TRUE" -> literal(true, token.at());
      case "FALSE" -> literal(false, token.at());
      case "AND", "OR", "NOT", "IS", "NULL", "LIKE", "BETWEEN", "IN", "DIV" ->
          throw Limits.invalid(
              token.at(),
              "expected a property, a value or a condition, found "
                  + LodelineException.quoted(token.text())
                  + "; a property of that name is written \""
                  + token.text()
                  + "\"");
      default -> property(token);
    };
  }

  private Node function(Token token, String capitals) {
    String at = token.at();
    return switch (capitals) {
      case "DATE" -> literal(Moments.date(quotedArgument(), at), at);
      case "TIMESTAMP" -> literal(Moments.timestamp(quotedArgument(), at), at);
      case "INTERVAL" -> interval(at);
      default -> {
        Optional<Operator> operator = Operator.byFunctionName(capitals);
        if (operator.isPresent()) {
          boolean arrays = operator.get().family() == Operator.Family.ARRAY;
          yield call(operator.get(), arguments(arrays), at);
        }
        limits.node(at);
        yield new Node.Named(token.text(), arguments(false), at);
      }
    };
  }

  private String quotedArgument() {
    cursor.expectSymbol("(");
    Token text = cursor.expect(Token.Kind.STRING, "a text in single quotation marks");
    cursor.expectSymbol(")");
    return text.text();
  }

  private Node interval(String at) {
    List<Node> ends = arguments(false);
    if (ends.size() != 2) {
      throw Limits.invalid(
          at, "an interval has a start and an end, not " + ends.size() + " of them");
    }
    limits.node(at);
    return new Node.Interval(ends.get(0), ends.get(1), at);
  }

  private List<Node> arguments(boolean arrays) {
    cursor.expectSymbol("(");
    List<Node> arguments = new ArrayList<>();
    if (cursor.takeSymbol(")")) {
      return arguments;
    }
    do {
      arguments.add(arrays && cursor.peek().isSymbol("(") ? array() : condition());
    } while (cursor.takeSymbol(","));
    if (!cursor.takeSymbol(")")) {
      throw cursor.expected("',' or ')'");
    }
    return arguments;
  }

  /** An array in brackets or parentheses, which also where it has one element is an array. */
  private Node array() {
    Token open = cursor.next();
    String close = open.isSymbol("[") ? "]" : ")";
    limits.node(open.at());
    List<Node> elements = new ArrayList<>();
    if (!cursor.takeSymbol(close)) {
      do {
        elements.add(condition());
      } while (cursor.takeSymbol(","));
      if (!cursor.takeSymbol(close)) {
        throw cursor.expected("',' or '" + close + "'");
      }
    }
    return new Node.Array(elements, open.at());
  }

  private Object number(String text) {
    Token token = cursor.next();
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      double value = Double.parseDouble(text);
      if (Double.isInfinite(value)) {
        throw Limits.invalid(token.at(), "the number is too large");
      }
      return value;
    }
  }

  private Node property(Token token) {
    limits.node(token.at());
    return new Node.Property(token.text(), token.at());
  }

  private Node literal(Object value, String at) {
    limits.node(at);
    return new Node.Literal(value, at);
  }

  private Node call(Operator operator, List<Node> args, String at) {
    limits.node(at);
    return new Node.Call(operator, args, at);
  }

  private Node nested(Supplier<Node> inner) {
    limits.enter(cursor.peek().at());
    Node node = inner.get();
    limits.leave();
    return node;
  }
}

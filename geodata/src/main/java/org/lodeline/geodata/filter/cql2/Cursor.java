package org.lodeline.geodata.filter.cql2;

import java.util.List;
import org.lodeline.geodata.LodelineException;

/** Walks over the words of the text encoding. */
final class Cursor {
  private final List<Token> tokens;
  private int place;

  Cursor(String source) {
    tokens = Lexer.tokens(source);
  }

  Token peek() {
    return tokens.get(place);
  }

  /** The word behind the next one. */
  Token second() {
    return tokens.get(Math.min(place + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      place++;
    }
    return token;
  }

  /** Takes the next word if it is this symbol. */
  boolean takeSymbol(String symbol) {
    boolean there = peek().isSymbol(symbol);
    if (there) {
      place++;
    }
    return there;
  }

  /** Takes the next word if it is this keyword. */
  boolean takeWord(String capitals) {
    boolean there = peek().isWord(capitals);
    if (there) {
      place++;
    }
    return there;
  }

  void expectSymbol(String symbol) {
    if (!takeSymbol(symbol)) {
      throw expected("'" + symbol + "'");
    }
  }

  void expectWord(String capitals) {
    if (!takeWord(capitals)) {
      throw expected(capitals);
    }
  }

  Token expect(Token.Kind kind, String what) {
    if (peek().kind() != kind) {
      throw expected(what);
    }
    return next();
  }

  LodelineException expected(String what) {
    return Limits.invalid(peek().at(), "expected " + what + ", found " + peek().found());
  }
}

package org.lodeline.geodata.filter.cql2;

import java.util.ArrayList;
import java.util.List;
import org.lodeline.geodata.LodelineException;

/** Splits the text encoding into words. */
final class Lexer {
  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int place;

  private Lexer(String source) {
    this.source = source;
  }

  /** The words, of which the last is the end. */
  static List<Token> tokens(String source) {
    return new Lexer(source).read();
  }

  private List<Token> read() {
    while (place < source.length()) {
      char c = source.charAt(place);
      if (Character.isWhitespace(c)) {
        place++;
      } else if (c == '\'') {
        quoted('\'', Token.Kind.STRING, "text");
      } else if (c == '"') {
        quoted('"', Token.Kind.QUOTED_NAME, "name");
      } else if (isDigit(place) || (c == '.' && isDigit(place + 1))) {
        number();
      } else if (isNameStart(source.codePointAt(place))) {
        name();
      } else {
        symbol();
      }
    }
    tokens.add(new Token(Token.Kind.END, "", place));
    return tokens;
  }

  private void quoted(char mark, Token.Kind kind, String what) {
    int start = place++;
    StringBuilder text = new StringBuilder();
    while (true) {
      int end = source.indexOf(mark, place);
      if (end < 0) {
        throw Limits.invalid(
            Token.at(start), "the " + what + " that begins here has no closing " + mark);
      }
      text.append(source, place, end);
      place = end + 1;
      if (place >= source.length() || source.charAt(place) != mark) {
        break;
      }
      text.append(mark);
      place++;
    }
    tokens.add(new Token(kind, text.toString(), start));
  }

  private void number() {
    int start = place;
    digits();
    if (place < source.length() && source.charAt(place) == '.') {
      place++;
      digits();
    }
    if (place < source.length() && (source.charAt(place) == 'e' || source.charAt(place) == 'E')) {
      int sign = place + 1 < source.length() && "+-".indexOf(source.charAt(place + 1)) >= 0 ? 1 : 0;
      if (isDigit(place + 1 + sign)) {
        place += 1 + sign;
        digits();
      }
    }
    tokens.add(new Token(Token.Kind.NUMBER, source.substring(start, place), start));
  }

  private void digits() {
    while (isDigit(place)) {
      place++;
    }
  }

  private boolean isDigit(int at) {
    return at < source.length() && source.charAt(at) >= '0' && source.charAt(at) <= '9';
  }

  private void name() {
    int start = place;
    while (place < source.length() && isNamePart(source.codePointAt(place))) {
      place += Character.charCount(source.codePointAt(place));
    }
    tokens.add(new Token(Token.Kind.NAME, source.substring(start, place), start));
  }

  private static boolean isNameStart(int c) {
    return c == ':' || c == '_' || Character.isLetter(c);
  }

  private static boolean isNamePart(int c) {
    return isNameStart(c)
        || c == '.'
        || Character.isDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private void symbol() {
    for (String symbol : List.of("<>", "<=", ">=")) {
      if (source.startsWith(symbol, place)) {
        tokens.add(new Token(Token.Kind.SYMBOL, symbol, place));
        place += symbol.length();
        return;
      }
    }
    int c = source.codePointAt(place);
    if ("=<>+-*/%^(),[]".indexOf(c) < 0) {
      throw Limits.invalid(
          Token.at(place),
          "the character "
              + LodelineException.quoted(Character.toString(c))
              + " has no meaning here");
    }
    tokens.add(new Token(Token.Kind.SYMBOL, Character.toString(c), place));
    place++;
  }
}

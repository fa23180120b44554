package org.lodeline.geodata.filter.cql2;

import java.util.Locale;
import org.lodeline.geodata.LodelineException;

/**
 * A word of the text encoding.
 *
 * @param text without quotation marks
 * @param offset of its first character
 */
record Token(Kind kind, String text, int offset) {
  enum Kind {
    NAME,
    QUOTED_NAME,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String capitals) {
    return kind == Kind.NAME && text.equalsIgnoreCase(capitals);
  }

  String capitals() {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Its place, as a message says it. */
  String at() {
    return at(offset);
  }

  static String at(int offset) {
    return "column " + (offset + 1);
  }

  /** What stands there, as a message says it. */
  String found() {
    return switch (kind) {
      case END -> "the end of the filter";
      case STRING -> "the text " + LodelineException.quoted(text);
      case NAME, QUOTED_NAME, NUMBER, SYMBOL -> LodelineException.quoted(text);
    };
  }
}

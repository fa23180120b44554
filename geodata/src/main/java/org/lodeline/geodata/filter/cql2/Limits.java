package org.lodeline.geodata.filter.cql2;

import org.lodeline.geodata.LodelineException;

/**
 * How large a filter may be, and how a message says that it cannot be used. Counts as it is read.
 */
public final class Limits {
  static final String PARAMETER = "filter";
  static final int MOST_CHARACTERS = 500_000;
  static final int MOST_COORDINATES = 10_000;
  static final int MOST_NODES = 10_000;
  static final int DEEPEST = 100;

  private int nodes;
  private int coordinates;
  private int depth;

  public static void checkLength(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw LodelineException.invalid(
          PARAMETER,
          "the filter has "
              + text.length()
              + " characters; at most "
              + MOST_CHARACTERS
              + " are allowed");
    }
  }

  public void node(String at) {
    if (++nodes > MOST_NODES) {
      throw invalid(at, "the filter has more than " + MOST_NODES + " operators and operands");
    }
  }

  public void coordinate(String at) {
    if (++coordinates > MOST_COORDINATES) {
      throw invalid(
          at, "the geometries of the filter have more than " + MOST_COORDINATES + " positions");
    }
  }

  void enter(String at) {
    if (++depth > DEEPEST) {
      throw invalid(at, "the filter is nested deeper than " + DEEPEST + " levels");
    }
  }

  void leave() {
    depth--;
  }

  public static LodelineException invalid(String at, String message) {
    return LodelineException.invalid(PARAMETER, at + ": " + message);
  }
}

package org.lodeline.geodata;

import java.util.Comparator;

/**
 * The order of texts by their Unicode code points, which is that of their UTF-8 bytes and so the
 * binary order of databases. {@link String#compareTo} differs from it beyond the Basic Multilingual
 * Plane.
 */
public final class CodePointOrder {
  /** The order as a comparator. */
  public static final Comparator<String> COMPARATOR = CodePointOrder::compare;

  private CodePointOrder() {}

  /** Below, at or above zero, as the first text comes before, with or after the second. */
  public static int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean leftIsBeyond = Character.isSurrogate(left);
        return leftIsBeyond == Character.isSurrogate(right)
            ? Integer.signum(left - right)
            : (leftIsBeyond ? 1 : -1);
      }
    }
    return Integer.signum(a.length() - b.length());
  }
}

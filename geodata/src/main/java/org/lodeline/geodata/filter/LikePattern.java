package org.lodeline.geodata.filter;

import java.util.Arrays;

/**
 * A pattern of the LIKE predicate: {@code %} stands for any characters, {@code _} for one, and a
 * backslash takes the meaning from the character behind it. The match takes a time that grows no
 * faster than text times pattern.
 */
public final class LikePattern {
  private static final int ANY = -1;
  private static final int ONE = -2;

  private final int[] letters;

  public LikePattern(String pattern) {
    int[] source = pattern.codePoints().toArray();
    int[] parsed = new int[source.length];
    int length = 0;
    for (int i = 0; i < source.length; i++) {
      if (source[i] == '%') {
        parsed[length++] = ANY;
      } else if (source[i] == '_') {
        parsed[length++] = ONE;
      } else if (source[i] == '\\' && i + 1 < source.length) {
        parsed[length++] = source[++i];
      } else {
        parsed[length++] = source[i];
      }
    }
    letters = Arrays.copyOf(parsed, length);
  }

  /** Whether the whole text is as the pattern says. */
  public boolean matches(String text) {
    int[] source = text.codePoints().toArray();
    int at = 0;
    int place = 0;
    int lastAny = -1;
    int resume = 0;
    while (at < source.length) {
      if (place < letters.length && letters[place] == ANY) {
        lastAny = place++;
        resume = at;
      } else if (place < letters.length
          && (letters[place] == ONE || letters[place] == source[at])) {
        place++;
        at++;
      } else if (lastAny >= 0) {
        // The last % takes one character more. An earlier one never needs to.
        place = lastAny + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (place < letters.length && letters[place] == ANY) {
      place++;
    }
    return place == letters.length;
  }
}

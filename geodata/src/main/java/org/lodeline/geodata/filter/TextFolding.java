package org.lodeline.geodata.filter;

import java.text.Normalizer;
import java.util.Locale;

/** Texts made equal that differ only in case, or only in accents. */
public final class TextFolding {
  private TextFolding() {}

  /**
   * The same for all texts that differ only in case; also {@code ß} and {@code ss}, and the forms
   * of the Greek sigma.
   */
  public static String caseFolded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    // Letter by letter, because the lower case of a sigma depends on its place in the word.
    text.toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /** The same for all texts that differ only in marks that Unicode can take off a letter. */
  public static String accentFolded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(letter -> !isMark(letter))
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /** Whether it is a mark that {@link #accentFolded} takes off. */
  public static boolean isMark(int codePoint) {
    return Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  /** The lower case, letter by letter, so that a letter's does not depend on its place. */
  public static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}

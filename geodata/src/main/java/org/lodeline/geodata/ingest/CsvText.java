package org.lodeline.geodata.ingest;

import java.util.regex.Pattern;

/** Texts of CSV files. */
final class CsvText {
  private static final Pattern GUARDED = Pattern.compile("^'+[=+\\-@\t\r\n]");

  private CsvText() {}

  /**
   * A text without the apostrophe that keeps a spreadsheet from taking it for a formula; {@link
   * org.lodeline.geodata.format.Csv} puts it there.
   */
  static String plain(String text) {
    return !text.isEmpty() && text.charAt(0) == '\'' && GUARDED.matcher(text).find()
        ? text.substring(1)
        : text;
  }
}

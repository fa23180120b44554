package org.lodeline.geodata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A cell of a CSV file. What type it has is for the field to say; our own files are read back as
 * {@link org.lodeline.geodata.format.Csv} wrote them.
 *
 * @param raw as it stands in the file
 */
record CsvText(String raw) {
  private static final Pattern GUARDED = Pattern.compile("^'+[=+\\-@\t\r\n]");

  /** The text, without the apostrophe that keeps a spreadsheet from taking it for a formula. */
  static String plain(String text) {
    return !text.isEmpty() && text.charAt(0) == '\'' && GUARDED.matcher(text).find()
        ? text.substring(1)
        : text;
  }

  /** The items of a list, with {@code ;} between them and a backslash before one that is none. */
  List<String> items() {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char letter = raw.charAt(i);
      if (letter == '\\' && i + 1 < raw.length()) {
        item.append(raw.charAt(++i));
      } else if (letter == ';') {
        items.add(plain(item.toString()));
        item.setLength(0);
      } else {
        item.append(letter);
      }
    }
    if (!raw.isEmpty()) {
      items.add(plain(item.toString()));
    }
    return items;
  }

  @Override
  public String toString() {
    return plain(raw);
  }
}

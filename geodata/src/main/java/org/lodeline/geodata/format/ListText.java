package org.lodeline.geodata.format;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Lists in formats that have none. */
final class ListText {
  private ListText() {}

  /**
   * The items in order, with {@code ;} between them. A semicolon or backslash that belongs to an
   * item has a backslash before it.
   *
   * @param item changes an item before it is written
   */
  static String join(List<?> list, UnaryOperator<String> item) {
    return list.stream()
        .map(value -> item.apply(String.valueOf(value)))
        .map(text -> text.replace("\\", "\\\\").replace(";", "\\;"))
        .collect(Collectors.joining(";"));
  }
}

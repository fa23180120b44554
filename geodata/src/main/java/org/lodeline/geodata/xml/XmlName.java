package org.lodeline.geodata.xml;

import java.util.regex.Pattern;

/** Names of XML elements and ids, made of any text so that it can be had back. */
public final class XmlName {
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9a-f]{1,6})_");

  private XmlName() {}

  /**
   * A text as a part of an XML name: letters of the Latin alphabet, digits, {@code - . _} are kept,
   * anything else is written as {@code _x} with its number and {@code _}, as is an underscore that
   * begins such a group. Different texts give different names.
   *
   * @param first whether the name begins with it
   */
  public static String of(String text, boolean first) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int point = text.codePointAt(i);
      boolean letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
      boolean inner = (point >= '0' && point <= '9') || point == '-' || point == '.';
      boolean kept =
          letter || (point == '_' && !text.startsWith("_x", i)) || (inner && !(first && i == 0));
      if (kept) {
        name.appendCodePoint(point);
      } else {
        name.append("_x").append(Integer.toHexString(point)).append('_');
      }
      i += Character.charCount(point) - 1;
    }
    return name.toString();
  }

  /** The text that {@link #of} made a name of. */
  public static String text(String name) {
    return ESCAPED
        .matcher(name)
        .replaceAll(
            group -> {
              int point = Integer.parseInt(group.group(1), 16);
              String text = Character.isValidCodePoint(point) ? Character.toString(point) : "";
              return text.equals("\\") || text.equals("$") ? "\\" + text : text;
            });
  }

  /** The {@code gml:id} of a feature: unique among the features of all layers. */
  public static String id(String layer, String featureId) {
    return of(layer, true) + "." + of(featureId, false);
  }
}

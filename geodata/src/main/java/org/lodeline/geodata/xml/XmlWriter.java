package org.lodeline.geodata.xml;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML 1.0 in UTF-8. Text may hold anything: characters that XML has no form for, such as
 * most control characters, are written as U+FFFD.
 */
public final class XmlWriter {
  private static final int REPLACEMENT = 0xFFFD;

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  public XmlWriter(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** Writes the XML declaration. */
  public XmlWriter declaration() throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return this;
  }

  /**
   * Begins an element.
   *
   * @param attributes pairs of names and values
   */
  public XmlWriter start(String name, String... attributes) throws IOException {
    tag(name, attributes);
    out.write('>');
    open.push(name);
    return this;
  }

  /** Ends the element begun last. */
  public XmlWriter end() throws IOException {
    out.write("</");
    out.write(open.pop());
    out.write('>');
    return this;
  }

  /** An element without content. */
  public XmlWriter empty(String name, String... attributes) throws IOException {
    tag(name, attributes);
    out.write("/>");
    return this;
  }

  /** An element with nothing but text. */
  public XmlWriter element(String name, String text, String... attributes) throws IOException {
    return start(name, attributes).text(text).end();
  }

  public XmlWriter text(String text) throws IOException {
    escape(text, false);
    return this;
  }

  public XmlWriter newLine() throws IOException {
    out.write('\n');
    return this;
  }

  public void flush() throws IOException {
    out.flush();
  }

  private void tag(String name, String... attributes) throws IOException {
    out.write('<');
    out.write(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.write(' ');
      out.write(attributes[i]);
      out.write("=\"");
      escape(attributes[i + 1], true);
      out.write('"');
    }
  }

  private void escape(String text, boolean attribute) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      int point = text.codePointAt(i);
      switch (point) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write(attribute ? "&quot;" : "\"");
        // A parser would read these as a line feed or, in attributes, as a space.
        case '\r' -> out.write("&#13;");
        case '\n' -> out.write(attribute ? "&#10;" : "\n");
        case '\t' -> out.write(attribute ? "&#9;" : "\t");
        default -> out.write(Character.toString(isXml(point) ? point : REPLACEMENT));
      }
      i += Character.charCount(point) - 1;
    }
  }

  /** Whether XML 1.0 has a form for a character that has none of its own here. */
  private static boolean isXml(int point) {
    return point >= 0x20
        && (point < 0xD800 || point > 0xDFFF)
        && point != 0xFFFE
        && point != 0xFFFF;
  }
}

package org.lodeline.geodata.xml;

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

  /** How many characters are gathered before they are encoded. */
  private static final int BUFFERED = 8192;

  private final Writer encoder;
  private final StringBuilder out = new StringBuilder(2 * BUFFERED);
  private final Deque<String> open = new ArrayDeque<>();

  public XmlWriter(OutputStream out) {
    this.encoder = new OutputStreamWriter(out, StandardCharsets.UTF_8);
  }

  /** Writes the XML declaration. */
  public XmlWriter declaration() throws IOException {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return this;
  }

  /**
   * Begins an element.
   *
   * @param attributes pairs of names and values
   */
  public XmlWriter start(String name, String... attributes) throws IOException {
    tag(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** Ends the element begun last. */
  public XmlWriter end() throws IOException {
    out.append("</");
    out.append(open.pop());
    out.append('>');
    return this;
  }

  /** An element without content. */
  public XmlWriter empty(String name, String... attributes) throws IOException {
    tag(name, attributes);
    out.append("/>");
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
    out.append('\n');
    return this;
  }

  public void flush() throws IOException {
    drain();
    encoder.flush();
  }

  private void drain() throws IOException {
    encoder.append(out);
    out.setLength(0);
  }

  private void tag(String name, String... attributes) throws IOException {
    if (out.length() > BUFFERED) {
      drain();
    }
    out.append('<');
    out.append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ');
      out.append(attributes[i]);
      out.append("=\"");
      escape(attributes[i + 1], true);
      out.append('"');
    }
  }

  private void escape(String text, boolean attribute) {
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isPlain(text.charAt(i))) {
        continue;
      }
      out.append(text, plain, i);
      int point = text.codePointAt(i);
      switch (point) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        // A parser would read these as a line feed or, in attributes, as a space.
        case '\r' -> out.append("&#13;");
        case '\n' -> out.append(attribute ? "&#10;" : "\n");
        case '\t' -> out.append(attribute ? "&#9;" : "\t");
        default -> out.appendCodePoint(isXml(point) ? point : REPLACEMENT);
      }
      i += Character.charCount(point) - 1;
      plain = i + 1;
    }
    out.append(text, plain, text.length());
  }

  /** Whether a character is written as it is; not so of some that are. */
  private static boolean isPlain(char letter) {
    return letter >= ' '
        && letter < Character.MIN_SURROGATE
        && letter != '&'
        && letter != '<'
        && letter != '>'
        && letter != '"';
  }

  /** Whether XML 1.0 has a form for a character that has none of its own here. */
  private static boolean isXml(int point) {
    return point >= 0x20
        && (point < 0xD800 || point > 0xDFFF)
        && point != 0xFFFE
        && point != 0xFFFF;
  }
}

package org.lodeline.geodata.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lodeline.geodata.LodelineException;

/**
 * An element of a document that was read as a whole, within limits: {@value #DEEPEST} levels,
 * {@value #MOST_ELEMENTS} elements. Comments and processing instructions are left out.
 *
 * @param namespace empty for none
 * @param attributes by their local names
 * @param text all that stands directly in it, without space at its ends
 * @param at where it begins, as a message says it
 */
public record XmlElement(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<XmlElement> children,
    String text,
    String at) {
  static final int DEEPEST = 100;
  static final int MOST_ELEMENTS = 50_000;

  private static final XMLInputFactory FACTORY = factory();

  public XmlElement {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  private static XMLInputFactory factory() {
    // The parser of the JDK, whatever else is on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  /** An element that is being read. */
  private static final class Open {
    private final String namespace;
    private final String name;
    private final String at;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Open(XMLStreamReader reader) {
      this.namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
      this.name = reader.getLocalName();
      this.at =
          "line "
              + reader.getLocation().getLineNumber()
              + ", column "
              + reader.getLocation().getColumnNumber()
              + ", "
              + name;
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }

    XmlElement closed() {
      return new XmlElement(namespace, name, attributes, children, text.toString().strip(), at);
    }
  }

  /**
   * The root of a document.
   *
   * @param parameter where it came from
   * @throws LodelineException of kind INVALID_INPUT if it is not well-formed, has a document type,
   *     or is beyond the limits
   */
  public static XmlElement parse(String parameter, String document) {
    // What the declaration says of the encoding was true of the bytes, and is not of this text.
    String undeclared = document.strip().replaceFirst("^<\\?xml\\s[^>]{0,200}\\?>", "");
    return parse(parameter, new ByteArrayInputStream(undeclared.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The root of a document, in the encoding that it declares.
   *
   * @param parameter where it came from
   * @param document limited in length by the caller
   * @throws LodelineException of kind INVALID_INPUT if it is not well-formed, has a document type,
   *     or is beyond the limits
   */
  public static XmlElement parse(String parameter, InputStream document) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(document);
      try {
        return read(parameter, reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw invalid(parameter, reason(e));
    } catch (RuntimeException e) {
      if (e instanceof LodelineException) {
        throw e;
      }
      // The parser of the JDK has no better word for some broken bytes.
      throw invalid(parameter, "it is not well-formed");
    }
  }

  /** The parser's words without the place that it puts on a line of their own before them. */
  private static String reason(XMLStreamException e) {
    String words =
        String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at.*?Message: ", "");
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
    return "line " + line + ": " + words.lines().findFirst().orElse("");
  }

  private static XmlElement read(String parameter, XMLStreamReader reader)
      throws XMLStreamException {
    Deque<Open> open = new ArrayDeque<>();
    Optional<XmlElement> root = Optional.empty();
    int count = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw invalid(parameter, "a document type (DOCTYPE) is not taken");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw invalid(parameter, "only the five entities of XML are known");
        case XMLStreamConstants.START_ELEMENT -> {
          open.push(new Open(reader));
          if (open.size() > DEEPEST) {
            throw invalid(parameter, "it is nested deeper than " + DEEPEST + " levels");
          } else if (++count > MOST_ELEMENTS) {
            throw invalid(parameter, "it has more than " + MOST_ELEMENTS + " elements");
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (open.peek() != null) {
            open.element().text.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement closed = open.pop().closed();
          if (open.peek() == null) {
            root = Optional.of(closed);
          } else {
            open.element().children.add(closed);
          }
        }
        default -> {}
      }
    }
    return root.orElseThrow(() -> invalid(parameter, "it has no element"));
  }

  private static LodelineException invalid(String parameter, String message) {
    return LodelineException.invalid(
        parameter, "the XML of " + parameter + " cannot be read: " + message);
  }

  /** The first child of a local name. */
  public Optional<XmlElement> child(String localName) {
    return children.stream().filter(child -> child.name.equals(localName)).findFirst();
  }

  /** The value of an attribute, by its local name. */
  public Optional<String> attribute(String localName) {
    return Optional.ofNullable(attributes.get(localName)).map(String::strip);
  }

  /** The element as a document, without prefixes. */
  public String toXml() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XmlWriter xml = new XmlWriter(bytes);
      write(xml, "");
      xml.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void write(XmlWriter xml, String outerNamespace) throws IOException {
    List<String> all = new ArrayList<>();
    if (!namespace.equals(outerNamespace)) {
      all.addAll(List.of("xmlns", namespace));
    }
    attributes.forEach((name, value) -> all.addAll(List.of(name, value)));
    xml.start(name, all.toArray(String[]::new));
    for (XmlElement child : children) {
      child.write(xml, namespace);
    }
    xml.text(text).end();
  }
}

package org.lodeline.geodata.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.locationtech.jts.geom.Coordinate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML as a strict parser does that trusts nobody. */
final class StrictXml {
  private StrictXml() {}

  /** The root of a document. */
  static Element parse(byte[] document) {
    try {
      // The parser of the JDK, whatever else is on the class path.
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      Document parsed = builder.parse(new ByteArrayInputStream(document));
      return parsed.getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  /** All elements of a local name within another, in document order. */
  static List<Element> all(Element within, String localName) {
    List<Element> found = new ArrayList<>();
    for (Node node = within.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        if (localName.equals(element.getLocalName())) {
          found.add(element);
        }
        found.addAll(all(element, localName));
      }
    }
    return found;
  }

  /** The positions in the texts of elements, in order. */
  static List<Coordinate> positions(List<Element> elements) {
    List<Coordinate> positions = new ArrayList<>();
    for (Element element : elements) {
      String[] numbers = element.getTextContent().split("[ ,]");
      for (int i = 0; i < numbers.length; i += 2) {
        positions.add(
            new Coordinate(Double.parseDouble(numbers[i]), Double.parseDouble(numbers[i + 1])));
      }
    }
    return positions;
  }

  /** A text as XML can hold it. */
  static String text(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
  }
}

package org.lodeline.server.present.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes a picture as SVG, which says what is on it to those who cannot see it. */
final class SvgFile {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  /** Hundredths of a pixel are enough. */
  private static final int DECIMALS = 2;

  private SvgFile() {}

  /** An empty picture to draw on. */
  static SVGGraphics2D paper() {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(NAMESPACE, "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setPrecision(DECIMALS);
      context.setComment(null);
      return new SVGGraphics2D(context, false);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] of(PictureFormat.Sheet sheet, PictureFormat.Drawing drawing) throws IOException {
    int width = sheet.width() * sheet.scale();
    int height = sheet.height() * sheet.scale();
    SVGGraphics2D g = paper();
    g.scale(sheet.scale(), sheet.scale());
    drawing.draw(g);
    Element root = g.getRoot();
    root.setAttribute("width", Integer.toString(width));
    root.setAttribute("height", Integer.toString(height));
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("role", "img");
    root.setAttribute("xml:lang", sheet.lang());
    Node first = root.getFirstChild();
    root.insertBefore(text(root, "title", sheet.title()), first);
    root.insertBefore(text(root, "desc", sheet.description()), first);
    return written(root);
  }

  private static Element text(Element root, String name, String text) {
    Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
    // Without what XML cannot hold.
    element.setTextContent(
        text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " "));
    return element;
  }

  private static byte[] written(Element root) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(root), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IOException(e);
    }
    return out.toByteArray();
  }
}

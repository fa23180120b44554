package org.lodeline.server.present;

import com.samskivert.mustache.Template;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lodeline.server.pages.PageTemplate;

/**
 * What oEmbed 1.0 says of a link, as the type {@code rich}.
 *
 * @param fields by their names in both formats
 */
record OEmbed(Map<String, Object> fields) {
  static final int CACHE_AGE_SECONDS = 3600;

  private static final int WIDTH = 800;
  private static final int HEIGHT = 450;

  /** Smaller pictures show nothing. */
  private static final int LEAST_THUMBNAIL = 100;

  private static final Template IFRAME =
      PageTemplate.COMPILER.compile(
          "<iframe src=\"{{src}}\" title=\"{{title}}\" width=\"{{width}}\" height=\"{{height}}\""
              + " loading=\"lazy\" style=\"border:0;max-width:100%\" allowfullscreen></iframe>");

  /**
   * What is said of a card.
   *
   * @param maxWidth in pixels, of the frame and of the picture; as wide as is good where it is
   *     empty
   * @param maxHeight likewise
   */
  static OEmbed of(LinkCard card, OptionalInt maxWidth, OptionalInt maxHeight) {
    int width = Math.min(WIDTH, maxWidth.orElse(WIDTH));
    int height = Math.min(Math.max(1, width * HEIGHT / WIDTH), maxHeight.orElse(HEIGHT));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", "rich");
    fields.put("version", "1.0");
    fields.put("title", card.title());
    fields.put("provider_name", "Lodeline");
    fields.put("provider_url", card.base() + "/");
    fields.put("cache_age", CACHE_AGE_SECONDS);
    fields.put("width", width);
    fields.put("height", height);
    fields.put(
        "html",
        IFRAME.execute(
            Map.of(
                "src", card.frameUrl(), "title", card.title(), "width", width, "height", height)));
    if (Math.min(width, height) >= LEAST_THUMBNAIL) {
      fields.put("thumbnail_url", card.pictureUrl(width, height));
      fields.put("thumbnail_width", width);
      fields.put("thumbnail_height", height);
    }
    return new OEmbed(fields);
  }

  /** As an XML document. */
  String xml() {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("oembed");
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        xml.writeStartElement(field.getKey());
        xml.writeCharacters(writable(field.getValue().toString()));
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toString();
  }

  /** XML 1.0 has no form at all for some characters. */
  private static String writable(String text) {
    return text.replaceAll("[^\\t\\n\\r -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}

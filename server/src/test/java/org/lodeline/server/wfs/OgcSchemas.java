package org.lodeline.server.wfs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.lodeline.server.TestServer;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The schemas of OGC, from the jars of {@code org.n52.sensorweb} in which they lie by the paths of
 * their URLs. Nothing is loaded from elsewhere but from the server under test.
 */
final class OgcSchemas {
  static final String WFS_2_0 = "http://schemas.opengis.net/wfs/2.0/wfs.xsd";
  static final String GML_3_1 = "http://schemas.opengis.net/gml/3.1.1/base/gml.xsd";

  private static final String FOLDER = "/schemaorg_apache_xmlbeans/src/";
  private static final String HOST = "http://schemas.opengis.net/";
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "http://www.w3.org/1999/xlink", HOST + "xlink/1.1/xlink.xsd",
          "http://www.isotc211.org/2005/gmd", HOST + "iso/19139/20070417/gmd/gmd.xsd",
          "http://www.isotc211.org/2005/gco", HOST + "iso/19139/20070417/gco/gco.xsd",
          "http://www.isotc211.org/2005/gss", HOST + "iso/19139/20070417/gss/gss.xsd",
          "http://www.isotc211.org/2005/gts", HOST + "iso/19139/20070417/gts/gts.xsd",
          "http://www.isotc211.org/2005/gsr", HOST + "iso/19139/20070417/gsr/gsr.xsd");

  private OgcSchemas() {}

  /** The schema of a document that names these, by URL or by path of the server. */
  static Schema of(String... urls) {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setErrorHandler(new Strict());
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> input(namespace, systemId, base));
    List<Source> sources = new ArrayList<>();
    for (String url : urls) {
      String absolute = url.startsWith("http") ? url : TestServer.url(url);
      sources.add(new StreamSource(new ByteArrayInputStream(bytes(absolute)), absolute));
    }
    try {
      return factory.newSchema(sources.toArray(Source[]::new));
    } catch (SAXException e) {
      throw new AssertionError("not a schema: " + e.getMessage(), e);
    }
  }

  /** Fails unless a document is valid. */
  static void validate(Schema schema, String document) {
    validate(schema, new StreamSource(new StringReader(document)), document);
  }

  static void validate(Schema schema, Source source, String shown) {
    try {
      Validator validator = schema.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(new Strict());
      validator.validate(source);
    } catch (SAXException e) {
      throw new AssertionError(
          "not valid: "
              + e.getMessage()
              + "\n"
              + shown.substring(0, Math.min(3000, shown.length())),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LSInput input(
      @Nullable String namespace, @Nullable String systemId, @Nullable String base) {
    String url =
        "http://www.w3.org/XML/1998/namespace".equals(namespace)
            ? "xml.xsd"
            : Stream.of(namespace)
                .flatMap(name -> Stream.ofNullable(name == null ? null : ELSEWHERE.get(name)))
                .filter(known -> base == null || !inSameFolder(base, known))
                .findFirst()
                .orElseGet(
                    () ->
                        URI.create(Objects.requireNonNullElse(base, HOST))
                            .resolve(Objects.requireNonNull(systemId, "no schema of " + namespace))
                            .toString());
    return new SchemaInput(url, bytes(url));
  }

  /** A schema that includes a part of itself does not mean the whole. */
  private static boolean inSameFolder(String base, String known) {
    return base.substring(0, base.lastIndexOf('/'))
        .equals(known.substring(0, known.lastIndexOf('/')));
  }

  private static byte[] bytes(String url) {
    if (url.startsWith(TestServer.url(""))) {
      return TestServer.bytes(url.substring(TestServer.url("").length()));
    }
    String path = url.equals("xml.xsd") ? url : FOLDER + url.replace(HOST, "");
    try (InputStream in = OgcSchemas.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in, "no schema at " + url).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets nothing pass. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}

package org.lodeline.geodata.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;

class XmlElementTest {
  @Test
  void anElement_hasNamesTextAndChildren() {
    XmlElement root =
        XmlElement.parse(
            "body",
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<!-- a --><a:x xmlns:a='urn:a' a:b=' 1 '> t<y/>"
                + "<![CDATA[<&]]>&lt;&#228; </a:x>");
    assertThat(root.namespace()).isEqualTo("urn:a");
    assertThat(root.name()).isEqualTo("x");
    assertThat(root.attribute("b")).contains("1");
    assertThat(root.children()).extracting(XmlElement::name).isEqualTo(List.of("y"));
    assertThat(root.text()).isEqualTo("t<&<ä");
    assertThat(root.at()).startsWith("line ").endsWith("x");
  }

  @Test
  void bytes_areReadInTheEncodingThatTheyDeclare() {
    byte[] document =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x>ä</x>"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(XmlElement.parse("body", new ByteArrayInputStream(document)).text()).isEqualTo("ä");
  }

  @Test
  void nothing_isReadFromDisk(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "a secret");
    for (String document :
        List.of(
            "<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><x>&e;</x>",
            "<!DOCTYPE x SYSTEM '" + secret.toUri() + "'><x/>",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM '" + secret.toUri() + "'>%p;]><x/>")) {
      assertThatThrownBy(() -> XmlElement.parse("body", document))
          .isInstanceOf(LodelineException.class)
          .hasMessageContaining("a document type (DOCTYPE) is not taken");
    }
  }

  @Test
  void aBillionLaughs_areNotLaughed() {
    StringBuilder document = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 10; i++) {
      document.append("<!ENTITY e").append(i).append(" '");
      document.append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
    }
    document.append("]><x>&e9;</x>");
    assertThatThrownBy(() -> XmlElement.parse("body", document.toString()))
        .isInstanceOf(LodelineException.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void whatIsTooDeepOrTooMuch_isRefused() {
    assertThatThrownBy(() -> XmlElement.parse("body", "<x>".repeat(101) + "</x>".repeat(101)))
        .hasMessageContaining("nested deeper than 100 levels");
    assertThatThrownBy(() -> XmlElement.parse("body", "<x>" + "<y/>".repeat(50_000) + "</x>"))
        .hasMessageContaining("more than 50000 elements");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "text",
        "<x>",
        "<x></y>",
        "<x/><y/>",
        "<x a='1' a='2'/>",
        "<a:x/>",
        "<x>&nbsp;</x>",
        "<x>\u0001</x>",
        "<x>]]></x>",
        "<x a=1/>"
      })
  void whatIsNotWellFormed_isInvalidInput(String document) {
    assertThatThrownBy(() -> XmlElement.parse("body", document))
        .isInstanceOfSatisfying(
            LodelineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(LodelineException.Kind.INVALID_INPUT);
              assertThat(e.parameter()).contains("body");
            });
  }

  @Property(tries = 500)
  void anyBytes_areReadOrInvalidInput(@ForAll byte[] bytes) {
    try {
      XmlElement.parse("body", new ByteArrayInputStream(bytes));
    } catch (LodelineException e) {
      assertThat(e.kind()).isEqualTo(LodelineException.Kind.INVALID_INPUT);
    }
  }

  @Property
  void aName_leadsBackToItsText(@ForAll String text) {
    String name = XmlName.of(text, true);
    // Halves of a pair of characters are no text; they come back as they went in.
    assertThat(XmlName.text(name)).isEqualTo(text);
    assertThat(name).matches("[A-Za-z0-9_.-]*");
  }
}

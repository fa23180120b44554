package org.lodeline.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;

/** Whose pages may show embeds. */
final class EmbedHostsTest {
  private static final String OPTION = "--embed-hosts";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          self                                            | 'self'
          example.org                                     | 'self' example.org
          example.org, *.example.org                      | 'self' example.org *.example.org
          https://example.org:8443,http://localhost:3000  | 'self' https://example.org:8443 http://localhost:3000
          """,
      quoteCharacter = '"')
  void hosts_becomeThoseOfThePolicy(String text, String sources) {
    assertThat(EmbedHosts.parse(OPTION, text).directive())
        .isEqualTo("; frame-ancestors " + sources);
  }

  @Test
  void all_isNoListAtAll() {
    assertThat(EmbedHosts.parse(OPTION, "*")).isEqualTo(EmbedHosts.ALL);
    assertThat(EmbedHosts.ALL.directive()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "example.org,",
        "*,example.org",
        "example.org; script-src *",
        "https://example.org/path",
        "'none'",
        "ex ample.org",
        "javascript:alert(1)",
        "https://*",
        "a.*.org",
        "example.org\r\nX: y"
      })
  void whatIsNoHost_isNamedWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> EmbedHosts.parse(OPTION, text))
        .isInstanceOf(LodelineException.class)
        .hasMessageStartingWith(OPTION + " must be * or self");
  }
}

package org.lodeline.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;

final class RequestBodyTest {
  @ParameterizedTest
  @ValueSource(strings = {"wfs", "ogc/collections/deposits/search"})
  void aBodyThatEndsBeforeItsLength_isTheFaultOfWhoSentIt(String path) {
    assertThat(sent(path, "Content-Length: 100\r\n\r\n{"))
        .startsWith("HTTP/1.1 400 ")
        .contains("the body ends before it is whole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5\r\n{\"a\"", "zz\r\nabc", "-1\r\n", "fffffffff\r\n{"})
  void chunksThatAreNone_areTheFaultOfWhoSentThem(String chunks) {
    assertThat(sent("wfs", "Transfer-Encoding: chunked\r\n\r\n" + chunks))
        .startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wfs", "ogc/collections/deposits/search"})
  void aBodyThatIsFarTooLong_isHeardOut_soThatItsSenderReadsTheReason(String path) {
    int bytes = 30_000_000;
    assertThat(sent(path, "Content-Length: " + bytes + "\r\n\r\n" + "x".repeat(bytes)))
        .startsWith("HTTP/1.1 413 ")
        .contains("bytes at most");
  }

  private static String sent(String path, String rest) {
    return TestServer.raw(
        "POST /"
            + path
            + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + rest);
  }
}

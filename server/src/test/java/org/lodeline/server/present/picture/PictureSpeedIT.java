package org.lodeline.server.present.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lodeline.server.TestServer;

/** How fast pictures are drawn. It prints figures, and fails only where there is no picture. */
@Tag("speed")
final class PictureSpeedIT {
  private static final Logger LOG = Logger.getLogger("picture speed");
  private static final int WARM_UP = 5;
  private static final int RUNS = 15;
  private static final List<String> VIEWS =
      List.of(
          "png?closed=malacca",
          "png?zoom=5&center=115,30",
          "png?projection=equal-earth&center=150,0&theme=dark&at=2025-10-10",
          "svg?closed=malacca",
          "pdf?closed=malacca");

  @Test
  void pictures() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (String view : VIEWS) {
      URI url = URI.create(TestServer.url("maps/static." + view + "&width=1600&height=900"));
      double[] millis = new double[RUNS];
      int bytes = 0;
      for (int i = -WARM_UP; i < RUNS; i++) {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer =
            client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        bytes = answer.body().length;
        if (i >= 0) {
          millis[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      Arrays.sort(millis);
      LOG.info(
          String.format(
              "1600x900 %s: median %.0f ms, slowest %.0f ms, %,d bytes",
              view, millis[RUNS / 2], millis[RUNS - 1], bytes));
    }
  }
}

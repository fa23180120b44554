package org.lodeline.server.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.server.TestServer;
import org.lodeline.server.Tool;

/** The three kinds of picture look alike, and programs that are not ours read them. */
final class PictureIT {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 600;
  private static final String VIEW =
      "?width=1000&height=600&closed=malacca&center=100,10&zoom=3&title=Malacca%20closed";

  /** How far a channel of a pixel may be off before it counts as another. */
  private static final int ANOTHER = 64;

  private static byte[] get(String kind, String more) throws IOException, InterruptedException {
    URI url = URI.create(TestServer.url("maps/static." + kind + VIEW + more));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray())
        .body();
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** The share of pixels that are of another colour. */
  private static double difference(BufferedImage a, BufferedImage b) {
    assertThat(b.getWidth()).isEqualTo(a.getWidth());
    assertThat(b.getHeight()).isEqualTo(a.getHeight());
    long others = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        int p = a.getRGB(x, y);
        int q = b.getRGB(x, y);
        for (int shift = 0; shift <= 16; shift += 8) {
          if (Math.abs((p >> shift & 0xff) - (q >> shift & 0xff)) > ANOTHER) {
            others++;
            break;
          }
        }
      }
    }
    return (double) others / a.getWidth() / a.getHeight();
  }

  /** Only the edges of letters and lines may be smoothed in another way. */
  @ParameterizedTest
  @ValueSource(strings = {"", "&theme=dark&projection=equal-earth"})
  void chromium_drawsSvgLikePng(String more) throws Exception {
    try (Browser browser = new Browser()) {
      Page page = browser.newPage(WIDTH, HEIGHT);
      page.navigate(TestServer.url("maps/static.svg" + VIEW + more));
      BufferedImage svg = image(page.screenshot());
      assertThat(difference(image(get("png", more)), svg)).isLessThan(0.01);
      browser.assertNoComplaints();
    }
  }

  @Test
  void poppler_readsPdf_andDrawsItLikePng(@TempDir Path folder) throws Exception {
    Path pdf = Files.write(folder.resolve("map.pdf"), get("pdf", ""));
    Path text = folder.resolve("map.txt");
    Tool.of("poppler-utils", "pdftotext").run(pdf.toString(), text.toString());
    assertThat(Files.readString(text))
        .contains("Malacca closed", "With the Strait of Malacca closed", "Sources: Natural Earth");
    Tool.of("poppler-utils", "pdftoppm")
        .run("-png", "-r", "96", "-singlefile", pdf.toString(), folder.resolve("map").toString());
    BufferedImage drawn = image(Files.readAllBytes(folder.resolve("map.png")));
    assertThat(difference(image(get("png", "")), drawn)).isLessThan(0.02);
  }
}

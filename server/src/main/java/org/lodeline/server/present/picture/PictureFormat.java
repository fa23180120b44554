package org.lodeline.server.present.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The kinds of picture: one painter draws on each. */
public enum PictureFormat {
  PNG("image/png") {
    @Override
    byte[] write(Sheet sheet, Drawing drawing) throws IOException {
      BufferedImage image =
          new BufferedImage(
              sheet.width * sheet.scale, sheet.height * sheet.scale, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      try {
        g.scale(sheet.scale, sheet.scale);
        drawing.draw(g);
      } finally {
        g.dispose();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    }
  },

  /** What it says is its description. */
  SVG("image/svg+xml") {
    @Override
    byte[] write(Sheet sheet, Drawing drawing) throws IOException {
      return SvgFile.of(sheet, drawing);
    }
  },

  PDF("application/pdf") {
    @Override
    byte[] write(Sheet sheet, Drawing drawing) throws IOException {
      try (PdfFile file = new PdfFile(sheet.title, sheet.description, sheet.lang)) {
        file.page(sheet.width, sheet.height, drawing);
        return file.toBytes();
      }
    }
  };

  private final String mediaType;

  PictureFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** What is to be drawn. */
  public interface Drawing {
    void draw(Graphics2D g) throws IOException;
  }

  /**
   * The paper.
   *
   * @param width in CSS pixels
   * @param height in CSS pixels
   * @param description what is on it, for those who cannot see it
   */
  record Sheet(int width, int height, int scale, String title, String description, String lang) {}

  /** Draws a picture and writes it. */
  abstract byte[] write(Sheet sheet, Drawing drawing) throws IOException;

  String mediaType() {
    return mediaType;
  }

  /** The ending of its files. */
  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format with an ending. */
  static Optional<PictureFormat> byExtension(String extension) {
    return Arrays.stream(values()).filter(one -> one.extension().equals(extension)).findFirst();
  }
}

package org.lodeline.server.present.picture;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * A PDF that is being written, page by page. Its letters are text, in the fonts of the pictures.
 */
public final class PdfFile implements Closeable {
  private static final float POINTS_PER_PIXEL = 0.75f;

  private final PDDocument document = new PDDocument();
  private final PdfBoxGraphics2DFontTextDrawer fonts = new PdfBoxGraphics2DFontTextDrawer();

  /**
   * A file without pages.
   *
   * @param description what it shows, for those who cannot see it
   * @param lang of its texts
   */
  public PdfFile(String title, String description, String lang) throws IOException {
    PDDocumentInformation about = new PDDocumentInformation();
    about.setTitle(title);
    about.setSubject(description);
    about.setCreator("Lodeline");
    document.setDocumentInformation(about);
    document.getDocumentCatalog().setLanguage(lang);
    for (Lettering.Face face : Lettering.Face.values()) {
      fonts.registerFont(face.fontName(), face.open());
    }
  }

  /**
   * Adds a page.
   *
   * @param width in CSS pixels
   * @param height in CSS pixels
   */
  public void page(int width, int height, PictureFormat.Drawing drawing) throws IOException {
    PDPage page = new PDPage(new PDRectangle(width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL));
    document.addPage(page);
    PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, width, height);
    g.setFontTextDrawer(fonts);
    drawing.draw(g);
    g.dispose();
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.transform(Matrix.getScaleInstance(POINTS_PER_PIXEL, POINTS_PER_PIXEL));
      content.drawForm(g.getXFormObject());
    }
  }

  /** The whole file. */
  public byte[] toBytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    fonts.close();
    document.close();
  }
}

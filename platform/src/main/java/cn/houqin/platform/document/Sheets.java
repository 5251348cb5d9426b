package cn.houqin.platform.document;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The A4 pages of a paper, filled from top to bottom; lengths in points from the lower left. */
final class Sheets implements AutoCloseable {

  static final int LEFT = 42;
  static final int WIDTH = 511;
  private static final int HIGHEST = 800;
  private static final int LOWEST = 60;
  private static final int FOOT = 34;
  private static final int FOOT_SIZE = 7;
  private static final int FOOT_NUMBER = 515;

  private final PDDocument document;
  private final Typeface letters;
  private PDPageContentStream page;
  private int top = HIGHEST;

  Sheets(PDDocument document, Typeface letters) throws IOException {
    this.document = document;
    this.letters = letters;
    this.page = next();
  }

  private PDPageContentStream next() throws IOException {
    var sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    return new PDPageContentStream(document, sheet);
  }

  int top() {
    return top;
  }

  boolean fits(int height) {
    return top - height >= LOWEST;
  }

  /** Turns the page where the height is not left. */
  void need(int height) throws IOException {
    if (!fits(height)) {
      turn();
    }
  }

  void turn() throws IOException {
    page.close();
    page = next();
    top = HIGHEST;
  }

  void space(int height) {
    top -= height;
  }

  void rule() throws IOException {
    page.setLineWidth(0.4f);
    page.moveTo(LEFT, top);
    page.lineTo(LEFT + WIDTH, top);
    page.stroke();
  }

  void write(String printable, int left, int size, int bottom) throws IOException {
    write(page, letters, printable, left, size, bottom);
  }

  private static void write(
      PDPageContentStream page, Typeface letters, String printable, int left, int size, int bottom)
      throws IOException {
    page.beginText();
    page.setFont(letters.font(), size);
    page.newLineAtOffset(left, bottom);
    page.showText(printable);
    page.endText();
  }

  /** Foot and number of every page, once it is known how many there are. */
  static void number(PDDocument document, Typeface letters, String foot) throws IOException {
    var pages = document.getNumberOfPages();
    for (var n = 0; n < pages; n++) {
      try (var page =
          new PDPageContentStream(document, document.getPage(n), AppendMode.APPEND, true)) {
        write(page, letters, letters.printable(foot), LEFT, FOOT_SIZE, FOOT);
        write(page, letters, (n + 1) + " / " + pages, FOOT_NUMBER, FOOT_SIZE, FOOT);
      }
    }
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}

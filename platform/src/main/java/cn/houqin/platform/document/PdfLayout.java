package cn.houqin.platform.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Sets a paper: titles, text and tables one under the other, on as many pages as it takes. */
final class PdfLayout {

  private static final int TITLE = 16;
  private static final int HEADING = 12;
  private static final int TEXT = 9;
  private static final int PADDING = 3;
  private static final int PER_SIZE = 1000;

  private final Typeface letters;
  private final Sheets sheets;

  private PdfLayout(Typeface letters, Sheets sheets) {
    this.letters = letters;
    this.sheets = sheets;
  }

  static byte[] print(Paper paper) {
    try (var document = new PDDocument()) {
      describe(document, paper);
      var letters = Typeface.in(document);
      try (var sheets = new Sheets(document, letters)) {
        new PdfLayout(letters, sheets).put(paper);
      }
      Sheets.number(document, letters, paper.foot());
      var bytes = new ByteArrayOutputStream();
      document.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Nothing in the file tells when or where it was printed. */
  private static void describe(PDDocument document, Paper paper) {
    document.setDocumentId(paper.made().toEpochMilli());
    var information = document.getDocumentInformation();
    information.setTitle(paper.title());
    information.setProducer("houqin");
    information.setCreationDate(GregorianCalendar.from(paper.made().atZone(ZoneOffset.UTC)));
  }

  private void put(Paper paper) throws IOException {
    text(paper.title(), TITLE);
    for (var block : paper.blocks()) {
      switch (block) {
        case Block.Heading(var words) -> {
          sheets.space(HEADING);
          text(words, HEADING);
        }
        case Block.Paragraph(var words) -> text(words, TEXT);
        case Table table -> table(table);
      }
    }
  }

  private void text(String words, int size) throws IOException {
    for (var line : letters.lines(words, Sheets.WIDTH * PER_SIZE / size)) {
      sheets.need(height(size));
      sheets.write(line, Sheets.LEFT, size, sheets.top() - size);
      sheets.space(height(size));
    }
  }

  private static int height(int size) {
    return size * 3 / 2;
  }

  private void table(Table table) throws IOException {
    sheets.space(PADDING);
    var widths = widths(table);
    var header = table.columns().stream().map(Table.Column::heading).toList();
    row(table, header, widths);
    for (var row : table.rows()) {
      if (!sheets.fits(height(lines(row, widths)))) {
        sheets.turn();
        row(table, header, widths);
      }
      row(table, row, widths);
    }
    sheets.space(PADDING);
  }

  private static int height(List<List<String>> cells) {
    var most = cells.stream().mapToInt(List::size).max().orElse(1);
    return most * height(TEXT) + PADDING;
  }

  private static int[] widths(Table table) {
    var shares = table.columns().stream().mapToInt(Table.Column::share).sum();
    return table.columns().stream().mapToInt(c -> Sheets.WIDTH * c.share() / shares).toArray();
  }

  private List<List<String>> lines(List<String> cells, int[] widths) {
    var lines = new ArrayList<List<String>>();
    for (var i = 0; i < widths.length; i++) {
      lines.add(letters.lines(cells.get(i), (widths[i] - 2 * PADDING) * PER_SIZE / TEXT));
    }
    return lines;
  }

  /** One row between two rules; a row taller than a page goes on overleaf, line by line. */
  private void row(Table table, List<String> cells, int[] widths) throws IOException {
    var lines = lines(cells, widths);
    var most = lines.stream().mapToInt(List::size).max().orElse(1);
    sheets.rule();
    for (var n = 0; n < most; n++) {
      sheets.need(height(TEXT));
      var left = Sheets.LEFT;
      for (var i = 0; i < widths.length; i++) {
        if (n < lines.get(i).size()) {
          cell(lines.get(i).get(n), left, widths[i], table.columns().get(i).figures());
        }
        left += widths[i];
      }
      sheets.space(height(TEXT));
    }
    sheets.space(PADDING);
    sheets.rule();
  }

  private void cell(String line, int left, int width, boolean figures) throws IOException {
    var used = letters.width(line) * TEXT / PER_SIZE;
    var at = figures ? left + width - PADDING - used : left + PADDING;
    sheets.write(line, at, TEXT, sheets.top() - TEXT - PADDING);
  }
}

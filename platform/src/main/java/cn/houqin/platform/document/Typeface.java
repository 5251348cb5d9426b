package cn.houqin.platform.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The letters of a paper: WenQuanYi Micro Hei (all of GB 2312 and more), of which those used are
 * embedded. Widths are in thousandths of the size.
 */
final class Typeface {

  private static final String NAME = "WenQuanYiMicroHei";
  private static final byte[] FILE = file();

  private final PDType0Font font;
  private final Map<Integer, Integer> widths = new HashMap<>();

  private Typeface(PDType0Font font) {
    this.font = font;
  }

  static Typeface in(PDDocument document) throws IOException {
    var font = new TrueTypeCollection(new ByteArrayInputStream(FILE)).getFontByName(NAME);
    return new Typeface(PDType0Font.load(document, Objects.requireNonNull(font), true));
  }

  private static byte[] file() {
    try (var input = Typeface.class.getResourceAsStream("wqy-microhei.ttc")) {
      return Objects.requireNonNull(input).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  PDType0Font font() {
    return font;
  }

  /** The text as it can be printed: a letter that the font lacks is named by its code point. */
  String printable(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              if (letter < ' ') {
                printable.append(' ');
              } else if (has(letter)) {
                printable.appendCodePoint(letter);
              } else {
                printable.append("[U+%04X]".formatted(letter));
              }
            });
    return printable.toString();
  }

  private boolean has(int letter) {
    return width(letter) >= 0;
  }

  private int width(int letter) {
    return widths.computeIfAbsent(letter, this::measured);
  }

  private int measured(int letter) {
    try {
      return Math.round(font.getStringWidth(Character.toString(letter)));
    } catch (IllegalArgumentException missing) {
      return -1;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  int width(String printable) {
    return printable.codePoints().map(this::width).sum();
  }

  /**
   * The text in lines that fit: broken at blanks, between Chinese characters, and in a long word
   * where it must be.
   *
   * @param most in thousandths of the size
   */
  List<String> lines(String text, int most) {
    var lines = new ArrayList<String>();
    text.lines().forEach(line -> wrap(printable(line), most, lines));
    return lines.isEmpty() ? List.of("") : lines;
  }

  private void wrap(String text, int most, List<String> lines) {
    var line = new StringBuilder();
    var full = 0;
    for (var word : words(text)) {
      if (full > 0 && full + width(word.strip()) > most) {
        lines.add(line.toString().strip());
        line.setLength(0);
        full = 0;
      }
      for (var letter : word.codePoints().toArray()) {
        if (full > 0 && full + width(letter) > most && letter != ' ') {
          lines.add(line.toString().strip());
          line.setLength(0);
          full = 0;
        }
        line.appendCodePoint(letter);
        full += width(letter);
      }
    }
    lines.add(line.toString().strip());
  }

  /** Runs of Latin letters with the blank after them; anything else letter by letter. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (var letter : text.codePoints().toArray()) {
      word.appendCodePoint(letter);
      if (letter == ' ' || letter > 0x7f) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    words.add(word.toString());
    return words;
  }
}

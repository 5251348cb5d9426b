package cn.houqin.platform.sheet;

import cn.houqin.platform.problem.Invalid;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The cells of a CSV file in UTF-8, with or without byte order mark. */
final class CsvCells {

  private CsvCells() {}

  static void read(byte[] file, Sheet into) {
    try (var reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.NONE)
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text(file))) {
      for (var record : reader) {
        into.row(record.getFields().stream().map(Sheet.Cell::of).toList());
      }
    } catch (CsvParseException notCsv) {
      throw Invalid.field("/rows/" + (into.taken() + 1), "csv", notCsv.getMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String text(byte[] file) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw Invalid.field("/", "utf-8", null);
    }
  }
}

package cn.houqin.kpi.publication;

import cn.houqin.platform.document.Block;
import cn.houqin.platform.document.Paper;
import cn.houqin.platform.document.Table;
import cn.houqin.platform.document.Table.Column;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The publication as a paper to be posted, in one language; times in the hospital's zone. */
final class PublicationPaper {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final MessageSource messages;
  private final Locale locale;
  private final Place place;

  PublicationPaper(MessageSource messages, Locale locale, Place place) {
    this.messages = messages;
    this.locale = locale;
    this.place = place;
  }

  /** Whose it is. */
  record Place(String hospital, ZoneId zone) {}

  /** The same publication is the same paper. */
  Paper of(String line, YearMonth month, Publication publication, Instant made) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(text("about", place.hospital(), line, month)));
    blocks.add(
        new Table(
            List.of(
                Column.words(text("rank"), 2),
                Column.words(text("contract"), 4),
                Column.words(text("vendor"), 5),
                Column.figures(text("total"), 2),
                Column.words(text("grade"), 3),
                Column.figures(text("figures"), 2),
                Column.words(text("appeal-until"), 4)),
            publication.rows().stream().map(this::row).toList()));
    blocks.add(new Block.Paragraph(text("how-to-appeal")));
    if (publication.waiting() > 0) {
      blocks.add(new Block.Paragraph(text("waiting", publication.waiting())));
    }
    return new Paper(text("title"), made, line + " " + month, List.copyOf(blocks));
  }

  private List<String> row(Publication.Row row) {
    var card = row.card();
    return List.of(
        row.rank() == null ? "-" : row.rank() + (row.tied() ? " =" : ""),
        card.contract(),
        card.vendor(),
        card.total() == null ? "" : card.total().toPlainString(),
        card.grade() == null ? text("no-activity") : grade(card.grade()),
        Long.toString(card.figures()),
        row.window().isFinal() ? text("final") : shown(row.window().until()));
  }

  /** A grade of the hospital's own is its own name. */
  private String grade(String grade) {
    return String.valueOf(messages.getMessage("paper.grade." + grade, null, grade, locale));
  }

  private String text(String key, Object... arguments) {
    var texts = new Object[arguments.length];
    for (var n = 0; n < arguments.length; n++) {
      texts[n] = String.valueOf(arguments[n]);
    }
    return messages.getMessage("paper.publication." + key, texts, locale);
  }

  private String shown(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at.atZone(place.zone()));
  }
}

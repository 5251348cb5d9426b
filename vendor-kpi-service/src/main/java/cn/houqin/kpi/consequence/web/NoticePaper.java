package cn.houqin.kpi.consequence.web;

import cn.houqin.kpi.consequence.Consequence;
import cn.houqin.platform.document.Block;
import cn.houqin.platform.document.Paper;
import cn.houqin.platform.document.Table;
import cn.houqin.platform.document.Table.Column;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What is served on the vendor, as a paper in one language; times in the hospital's zone. */
final class NoticePaper {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final MessageSource messages;
  private final Locale locale;
  private final ZoneId zone;

  NoticePaper(MessageSource messages, Locale locale, ZoneId zone) {
    this.messages = messages;
    this.locale = locale;
    this.zone = zone;
  }

  /** As it was served: the same consequence is the same paper, whatever became of it. */
  Paper of(String id, Consequence one, Consequence.Service service) {
    var blocks = new ArrayList<Block>();
    var outcome = one.finding().outcome();
    say(blocks, "number", id);
    say(blocks, "vendor", one.vendor());
    say(blocks, "contract", one.contract(), one.line());
    say(blocks, "rule", outcome.rule(), outcome.version());
    blocks.add(new Block.Heading(text("causes")));
    causes(blocks, one);
    say(blocks, "reason", service.reason());
    var rectification = one.rectification();
    if (rectification != null) {
      say(blocks, "rectify-by", shown(rectification.by()));
    }
    say(blocks, "appeal-until", shown(service.appealUntil()));
    if (service.confirmedBy() == null) {
      say(blocks, "by-itself", shown(service.at()));
    } else {
      say(blocks, "confirmed", service.confirmedBy(), shown(service.at()));
    }
    var title = one.step().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Paper(text(title), service.at(), id, List.copyOf(blocks));
  }

  private void causes(List<Block> blocks, Consequence one) {
    var finding = one.finding();
    if (!finding.cards().isEmpty()) {
      blocks.add(
          new Table(
              List.of(
                  Column.words(text("scorecard"), 5),
                  Column.figures(text("revision"), 1),
                  Column.figures(text("total"), 1),
                  Column.words(text("grade"), 2)),
              finding.cards().stream()
                  .map(
                      card ->
                          List.of(
                              card.scorecard(),
                              Integer.toString(card.revision()),
                              card.total() == null ? "" : card.total().toPlainString(),
                              card.grade() == null ? "" : named("grade", card.grade())))
                  .toList()));
    }
    if (!finding.events().isEmpty()) {
      blocks.add(
          new Table(
              List.of(Column.words(text("event"), 3), Column.words(text("day"), 1)),
              finding.events().stream()
                  .map(event -> List.of(named("event", event.kind()), event.day().toString()))
                  .toList()));
    }
    if (!finding.earlier().isEmpty()) {
      say(blocks, "earlier", String.join(", ", finding.earlier()));
    }
  }

  /** What has no name of ours is its own. */
  private String named(String what, String code) {
    return String.valueOf(messages.getMessage("paper." + what + "." + code, null, code, locale));
  }

  private void say(List<Block> blocks, String key, Object... arguments) {
    blocks.add(new Block.Paragraph(text(key, arguments)));
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage("paper.consequence." + key, arguments, locale);
  }

  private String shown(Instant at) {
    return TIME.format(at.atZone(zone));
  }
}

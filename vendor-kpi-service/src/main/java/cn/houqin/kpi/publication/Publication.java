package cn.houqin.kpi.publication;

import cn.houqin.kpi.ranking.Places;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published cards of a line in a month, by score; equal scores share a place.
 *
 * @param waiting cards that are begun and not published yet
 */
record Publication(List<Row> rows, int waiting) {

  /**
   * A published card.
   *
   * @param rank null where nothing was scored
   * @param tied whether others have the same place
   */
  record Row(@Nullable Integer rank, boolean tied, String scorecard, Card card, Window window) {}

  /**
   * What is published.
   *
   * @param total null where nothing was scored
   * @param figures how many were counted
   */
  record Card(
      String contract,
      String vendor,
      int revision,
      @Nullable BigDecimal total,
      @Nullable String grade,
      long figures,
      String digest) {}

  /**
   * Whether it can be appealed.
   *
   * @param until when it can or could be
   * @param isFinal whether the vendor has accepted it, or the window is over
   * @param openAppeals that are not decided
   */
  record Window(Instant publishedAt, @Nullable Instant until, boolean isFinal, int openAppeals) {}

  /** A card before it has its place. */
  record Unplaced(String scorecard, Card card, Window window) {}

  static Publication of(List<Unplaced> cards, int waiting) {
    var rows =
        Places.of(
            cards,
            (Unplaced one) -> one.card().total(),
            Comparator.<BigDecimal>naturalOrder().reversed(),
            Unplaced::scorecard,
            (one, place) ->
                new Row(place.rank(), place.tied(), one.scorecard(), one.card(), one.window()));
    return new Publication(rows, waiting);
  }

  /** When the newest of them was published; null where none is. */
  @Nullable Instant made() {
    return rows.stream()
        .map(row -> row.window().publishedAt())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** With the rows of one vendor only, each in the place it has among all. */
  Publication seenBy(String vendor) {
    return new Publication(
        rows.stream().filter(row -> row.card().vendor().equals(vendor)).toList(), 0);
  }
}

package cn.houqin.inventory.count;

import cn.houqin.inventory.book.Decimals;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A count as a person may see it: book and variance are left out while it is blind. */
record CountView(
    String count,
    String store,
    StockCount.State state,
    List<LineView> lines,
    List<String> counters,
    String openedBy,
    Instant openedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt) {

  /** A line; {@code posted} says whether its difference stands in the ledger. */
  record LineView(
      String material,
      @Nullable String lot,
      @Nullable LocalDate expiresOn,
      String counted,
      @Nullable String book,
      @Nullable String variance,
      String countedBy,
      Instant countedAt,
      boolean posted) {

    static LineView of(StockCount.Line line, boolean showsBook) {
      return new LineView(
          line.material(),
          line.lot(),
          line.expiresOn(),
          Decimals.text(line.counted()),
          showsBook ? Decimals.text(line.book()) : null,
          showsBook ? Decimals.text(line.variance()) : null,
          line.countedBy(),
          line.countedAt(),
          line.posted());
    }
  }

  static CountView of(Stored<StockCount> stored, Caller caller) {
    var body = stored.body();
    var showsBook = body.showsBookTo(caller.subject(), !Blindness.readsTheBook(caller));
    return new CountView(
        stored.id(),
        body.store(),
        body.state(),
        body.lines().stream().map(line -> LineView.of(line, showsBook)).toList(),
        Objects.requireNonNull(body.counters()),
        body.openedBy(),
        body.openedAt(),
        body.approvedBy(),
        body.approvedAt());
  }
}

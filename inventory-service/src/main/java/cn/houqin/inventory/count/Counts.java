package cn.houqin.inventory.count;

import cn.houqin.events.inventory.StockEvent;
import cn.houqin.inventory.book.MovementKind;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.book.NotEnoughAvailable;
import cn.houqin.inventory.count.StockCount.Line;
import cn.houqin.inventory.count.StockCount.State;
import cn.houqin.inventory.hospital.BusinessDays;
import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counting, and posting what counts found. */
@Component
class Counts {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final Duration MOST_BEFORE = Duration.ofHours(24);

  private final Aggregates<StockCount> counts;
  private final Stock stock;
  private final Materials materials;
  private final BusinessDays days;

  Counts(Aggregates<StockCount> counts, Stock stock, Materials materials, BusinessDays days) {
    this.counts = counts;
    this.stock = stock;
    this.materials = materials;
    this.days = days;
  }

  /** What a counter found on a shelf. */
  record Found(
      String material,
      @Nullable String lot,
      @Nullable LocalDate expiresOn,
      BigDecimal quantity,
      @Nullable Instant countedAt) {}

  /**
   * Records what was found, beside what the book said at that instant: nothing is dated before that
   * day from now on.
   */
  Outcome<StockCount> record(Call call, String id, Found found) {
    var seen = counts.get(call.caller(), id);
    var repeated = counts.repeated(call, id);
    if (repeated.isPresent()) {
      return repeated.get();
    }
    var store =
        seen.body()
            .mustBe("count", State.OPEN)
            .mayBeCountedBy(call.caller().subject(), Blindness.readsTheBook(call.caller()))
            .store();
    var lotControlled =
        materials
            .lotControlled(call.hospital(), found.material())
            .orElseThrow(() -> Invalid.field("/material", "known-material", found.material()));
    if (lotControlled != (found.lot() != null)) {
      throw Invalid.field("/lot", lotControlled ? "required" : "not-lot-controlled", found.lot());
    }
    var at = instant(call, found.countedAt());
    var item = new Stock.Item(found.material(), store);
    var day = days.of(call.hospital(), at);
    var book = stock.bookAtCount(call.hospital(), item, found.lot(), day, at);
    var line =
        new Line(
            found.material(),
            found.lot(),
            found.expiresOn(),
            found.quantity(),
            book,
            call.caller().subject(),
            at,
            false);
    return counts.change(call, id, current -> Change.to(current.body().with(line)));
  }

  private static Instant instant(Call call, @Nullable Instant declared) {
    if (declared == null) {
      return call.now();
    }
    var earliest = call.now().minus(MOST_BEFORE);
    if (declared.isAfter(call.now()) || declared.isBefore(earliest)) {
      throw Invalid.field("/countedAt", "between", declared, earliest, call.now());
    }
    return declared;
  }

  /** Approves the differences and posts them. */
  Outcome<StockCount> approve(Call call, String id) {
    var approved =
        counts.change(
            call,
            id,
            current ->
                Change.to(
                        current
                            .body()
                            .approved(
                                call.caller().subject(), call.now(), call.now().plus(LOOK_AGAIN)))
                    .because("differences approved"));
    if (approved.stored().body().state() != State.APPROVED) {
      return approved;
    }
    var system = Call.system(call.hospital(), "stock-count", call.now());
    var posted = counts.change(system, id, current -> post(current, system));
    return new Outcome<>(posted.stored(), approved.replayed());
  }

  /**
   * Posts what is approved and not yet in the ledger. A shortage of what is promised to others
   * waits until they let go of it; the rest is posted.
   */
  Change<StockCount> post(Stored<StockCount> current, Call call) {
    var body = current.body();
    if (body.state() != State.APPROVED) {
      return Change.to(body);
    }
    var done = new ArrayList<Line>();
    for (var line : body.lines()) {
      if (!line.posted() && postLine(call, current.id(), body, line)) {
        done.add(line);
      }
    }
    var next = body.inLedger(done, call.now().plus(LOOK_AGAIN));
    var change = Change.to(next);
    return next.state() == State.POSTED
        ? change.announcing(
            new StockEvent.Counted(
                current.id(),
                next.store(),
                next.lines().size(),
                next.variances(),
                Objects.requireNonNull(next.approvedBy()),
                call.now(),
                call.now()))
        : change;
  }

  private boolean postLine(Call call, String id, StockCount body, Line line) {
    var lot = line.lot();
    var request =
        new MovementRequest(
                id + "~" + line.material() + (lot == null ? "" : "~" + lot),
                line.material(),
                body.store(),
                MovementKind.COUNT,
                line.counted(),
                lot,
                line.expiresOn(),
                null,
                null,
                Objects.requireNonNull(body.approvedBy()),
                days.of(call.hospital(), line.countedAt()),
                call.now())
            .of("count/" + id)
            .differing(line.variance());
    try {
      stock.move(call.hospital(), request, lot != null);
      return true;
    } catch (NotEnoughAvailable promised) {
      return false;
    }
  }
}

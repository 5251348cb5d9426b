package cn.houqin.contract.bond;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bond of a contract: never below nothing, never above a tenth of the contract's value. A
 * draw-down is a payment of its own beside the settlements.
 *
 * @param entries what came in and went out, in order
 * @param nextTimerAt when the next top-up is overdue
 */
record Bond(
    String contract,
    String vendor,
    long balanceFen,
    List<Entry> entries,
    List<Payout> payouts,
    List<TopUp> topUps,
    @Nullable Instant nextTimerAt) {

  /** Money that came in (positive) or went out (negative), and what was there then. */
  record Entry(long fen, String what, String by, Instant at, long balanceFen) {}

  /** Money to be drawn from the bond or given back; it is once a second person approved it. */
  record Payout(
      int number,
      Purpose purpose,
      long fen,
      String reason,
      @Nullable String settlement,
      String by,
      Instant at,
      @Nullable String approvedBy) {

    /** To the hospital, or back to the vendor. */
    enum Purpose {
      DRAW_DOWN,
      RELEASE
    }
  }

  /** Money the vendor must bring by a day; bookings meet demands, the oldest first. */
  record TopUp(int number, long fen, long openFen, LocalDate dueOn, String reason, String by) {}

  /** The bond does not allow that much (409). */
  static final class BondOutOfBounds extends BrokenRule {
    BondOutOfBounds(long fen, long most) {
      super(409, "bond-out-of-bounds", fen, most);
    }
  }

  /** Approved before (409). */
  static final class PayoutIsApproved extends BrokenRule {
    PayoutIsApproved(int number, String by) {
      super(409, "payout-is-approved", number, by);
    }
  }

  static Bond of(String contract, String vendor) {
    return new Bond(contract, vendor, 0, List.of(), List.of(), List.of(), null);
  }

  /**
   * Money came in.
   *
   * @param limitFen a tenth of the value
   */
  Bond booked(long fen, String reference, String by, Instant at, long limitFen) {
    positive(fen);
    if (fen > limitFen - balanceFen) {
      throw new BondOutOfBounds(fen, limitFen - balanceFen);
    }
    var met = new ArrayList<TopUp>();
    var left = fen;
    for (var demand : topUps) {
      var meets = Math.min(left, demand.openFen());
      left -= meets;
      met.add(
          new TopUp(
              demand.number(),
              demand.fen(),
              demand.openFen() - meets,
              demand.dueOn(),
              demand.reason(),
              demand.by()));
    }
    return moved(new Entry(fen, reference, by, at, balanceFen + fen), payouts, List.copyOf(met));
  }

  Bond asking(Payout payout) {
    positive(payout.fen());
    if (payout.fen() > freeFen()) {
      throw new BondOutOfBounds(payout.fen(), freeFen());
    }
    var all = Stream.concat(payouts.stream(), Stream.of(payout)).toList();
    return new Bond(contract, vendor, balanceFen, entries, all, topUps, nextTimerAt);
  }

  /** What no payout that waits for its approval takes. */
  private long freeFen() {
    return balanceFen
        - payouts.stream().filter(one -> one.approvedBy() == null).mapToLong(Payout::fen).sum();
  }

  Payout payout(String number) {
    return payouts.stream()
        .filter(one -> String.valueOf(one.number()).equals(number))
        .findFirst()
        .orElseThrow(() -> new NotFound("payout", number));
  }

  Bond approved(String number, String by, Instant at) {
    var asked = payout(number);
    if (asked.approvedBy() != null) {
      throw new PayoutIsApproved(asked.number(), asked.approvedBy());
    }
    if (asked.by().equals(by)) {
      throw new Forbidden("approved-by-somebody-else");
    }
    var done =
        new Payout(
            asked.number(),
            asked.purpose(),
            asked.fen(),
            asked.reason(),
            asked.settlement(),
            asked.by(),
            asked.at(),
            by);
    var all = payouts.stream().map(one -> one.equals(asked) ? done : one).toList();
    var what = asked.purpose() + " " + asked.number();
    return moved(new Entry(-asked.fen(), what, by, at, balanceFen - asked.fen()), all, topUps);
  }

  /** The vendor is to bring more, up to what is lacking of a tenth. */
  Bond demanding(TopUp demand, long limitFen) {
    positive(demand.fen());
    var most = limitFen - balanceFen - topUps.stream().mapToLong(TopUp::openFen).sum();
    if (demand.fen() > most) {
      throw new BondOutOfBounds(demand.fen(), most);
    }
    var all = Stream.concat(topUps.stream(), Stream.of(demand)).toList();
    return new Bond(contract, vendor, balanceFen, entries, payouts, all, nextTimerAt);
  }

  Bond timedAt(@Nullable Instant next) {
    return new Bond(contract, vendor, balanceFen, entries, payouts, topUps, next);
  }

  private static void positive(long fen) {
    if (fen <= 0) {
      throw Invalid.field("/fen", "at-least", fen, 1);
    }
  }

  private Bond moved(Entry entry, List<Payout> nextPayouts, List<TopUp> nextTopUps) {
    return new Bond(
        contract,
        vendor,
        entry.balanceFen(),
        Stream.concat(entries.stream(), Stream.of(entry)).toList(),
        nextPayouts,
        nextTopUps,
        nextTimerAt);
  }
}

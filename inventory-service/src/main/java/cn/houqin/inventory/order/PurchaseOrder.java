package cn.houqin.inventory.order;

import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt;
import cn.houqin.inventory.order.Checking.Issue;
import cn.houqin.inventory.order.Checking.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call-off under a contract. A DRAFT is issued only after contract-service has confirmed
 * eligibility and prices and its quantities are claimed under the contract's ceilings; while that
 * service does not answer it is PENDING_CHECK. ISSUED, the vendor confirms or declines it; what is
 * delivered is inspected; once nothing more is to come it is RECEIVED, then CLOSED.
 *
 * @param visibleTo the vendor, from issue on; before, its people do not see the order
 * @param evidence every figure it gave, and every one withdrawn
 * @param workAt when unfinished work is taken up: a check, a posting to stock, a ceiling
 * @param lateAt when what is not here by then is late, as long as that is to be told
 * @param nextTimerAt the first of both, or when it is closed by itself
 */
public record PurchaseOrder(
    Head head,
    @Nullable String visibleTo,
    OrderStatus status,
    List<OrderLine> lines,
    List<Delivery> deliveries,
    Checking checking,
    List<Mark> evidence,
    @Nullable Instant workAt,
    @Nullable Instant lateAt,
    @Nullable Instant nextTimerAt) {

  public PurchaseOrder {
    lateAt = Overdue.at(head, status, lines, evidence);
    nextTimerAt =
        Stream.of(workAt, lateAt, Closable.at(status, deliveries))
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null);
  }

  private PurchaseOrder(
      Head head,
      @Nullable String visibleTo,
      OrderStatus status,
      List<OrderLine> lines,
      List<Delivery> deliveries,
      Checking checking,
      List<Mark> evidence,
      @Nullable Instant workAt) {
    this(head, visibleTo, status, lines, deliveries, checking, evidence, workAt, null, null);
  }

  public static PurchaseOrder drafted(Head head, List<OrderLine> lines) {
    return new PurchaseOrder(
        head, null, OrderStatus.DRAFT, lines, List.of(), Checking.NEW, List.of(), null);
  }

  public PurchaseOrder edited(Head next, List<OrderLine> text) {
    OrderCommand.EDIT.require(this);
    return new PurchaseOrder(next, null, status, text, deliveries, checking, evidence, null);
  }

  /** Not answered: asked again later and later, by itself. */
  public PurchaseOrder pending(String by, String why, Instant now) {
    var asked = checking.unanswered(by, why, now);
    return with(OrderStatus.PENDING_CHECK, asked, asked.askAgainAt(now));
  }

  /** It may not be issued as it stands. */
  public PurchaseOrder refused(String by, List<Reason> reasons, Instant now) {
    return with(OrderStatus.DRAFT, checking.refused(by, reasons, now), null);
  }

  /** Binding, at the prices of the contract. */
  public PurchaseOrder issued(List<OrderLine> priced, Issue issue) {
    return new PurchaseOrder(
        head,
        head.vendor(),
        OrderStatus.ISSUED,
        priced,
        deliveries,
        checking.issued(issue),
        evidence,
        null);
  }

  /** A later day is asked for, or decided about. */
  public PurchaseOrder postponed(UnaryOperator<Head> step) {
    OrderCommand.POSTPONE.require(this);
    return new PurchaseOrder(
        step.apply(head), visibleTo, status, lines, deliveries, checking, evidence, workAt);
  }

  /** A claim of this state was given up: whoever acts on it later fails. */
  public PurchaseOrder givingUpClaim() {
    return with(status, checking.givingUp(), workAt);
  }

  public PurchaseOrder confirmed() {
    OrderCommand.CONFIRM.require(this);
    return with(OrderStatus.CONFIRMED, checking, workAt);
  }

  public PurchaseOrder declined(Instant now) {
    OrderCommand.DECLINE.require(this);
    return with(OrderStatus.DECLINED, contents().declined(), checking.unsettled(true), now);
  }

  /**
   * What is still open of these lines will not be delivered; nothing of it may be under way.
   *
   * @param numbers of lines; empty for all
   */
  public PurchaseOrder cancelled(Set<Integer> numbers, Instant now) {
    OrderCommand.CANCEL.require(this);
    return progressed(contents().cancelled(numbers), now);
  }

  /** Nothing of it changes any more; the ceilings fold it into their sums. */
  public PurchaseOrder closed(Instant now) {
    OrderCommand.CLOSE.require(this);
    return with(OrderStatus.CLOSED, checking.unsettled(true), now);
  }

  /** Announced by the vendor; with what came before never above the upper tolerance. */
  public PurchaseOrder announced(Delivery delivery) {
    OrderCommand.ANNOUNCE.require(this);
    OverDelivery.refuseAnnounced(this, delivery);
    return with(status, contents().and(delivery), checking, workAt);
  }

  public PurchaseOrder withdrawn(int number, Instant now) {
    OrderCommand.WITHDRAW.require(this);
    return progressed(contents().with(delivery(number).withdrawn()), now);
  }

  /** Inspected: what was accepted goes to stock; accepted in all never above the tolerance. */
  public PurchaseOrder received(int number, Receipt receipt, Instant now) {
    OrderCommand.RECEIVE.require(this);
    OverDelivery.refuseAccepted(this, receipt);
    return progressed(contents().received(number, receipt), now);
  }

  /** The receipt was a mistake: the delivery is received anew, and stock gives back what it got. */
  public PurchaseOrder receiptReversed(int number, String by, String reason, Instant now) {
    OrderCommand.REVERSE_RECEIPT.require(this);
    var then = contents().reversed(number, by, reason, now);
    return with(OrderStatus.CONFIRMED, then, checking.unsettled(true), now);
  }

  /** With the evidence it has given now. */
  public PurchaseOrder giving(List<Mark> entries) {
    return new PurchaseOrder(head, visibleTo, status, lines, deliveries, checking, entries, workAt);
  }

  /** What became of posting to stock what was received of a line in one lot. */
  public PurchaseOrder posted(int number, Delivery.Place place, Receipt.Posting posting) {
    return done(contents().with(delivery(number).with(place, lot -> lot.in(posting))), checking);
  }

  /** What stock refused of a delivery is tried again, in the lots as they were read again. */
  public PurchaseOrder postedAgain(int number, List<Receipt.ReadAgain> lots, Instant now) {
    OrderCommand.POST.require(this);
    return with(status, contents().with(delivery(number).again(lots)), checking, now);
  }

  /** The ceilings are to be told how its lines stand. */
  public PurchaseOrder toBeSettled(Instant now) {
    return with(status, checking.unsettled(true), now);
  }

  /** Its lines count under the ceilings as they stand. */
  public PurchaseOrder settled() {
    return done(contents(), checking.unsettled(false));
  }

  private PurchaseOrder done(Contents after, Checking then) {
    var isLeft = then.unsettled() || after.deliveries().stream().anyMatch(Delivery::awaitsPosting);
    return with(status, after, then, isLeft ? workAt : null);
  }

  /** Unfinished work is taken up then. */
  public PurchaseOrder dueAt(@Nullable Instant at) {
    return with(status, checking, at);
  }

  public OrderLine line(int number) {
    return contents().line(number);
  }

  public Delivery delivery(int number) {
    return contents().delivery(number);
  }

  /** Nothing more comes of a line: cancelled or accepted within tolerance, and none under way. */
  public boolean isFinished(OrderLine line) {
    return contents().isFinished(line);
  }

  public long valueFen() {
    return lines.stream().mapToLong(OrderLine::valueFen).sum();
  }

  private Contents contents() {
    return new Contents(lines, deliveries);
  }

  /** After deliveries or a cancellation. */
  private PurchaseOrder progressed(Contents after, Instant now) {
    var then = checking.issue() == null ? checking : checking.unsettled(true);
    return with(after.status(status), after, then, then.unsettled() ? now : workAt);
  }

  private PurchaseOrder with(OrderStatus next, Checking nextChecking, @Nullable Instant work) {
    return with(next, contents(), nextChecking, work);
  }

  private PurchaseOrder with(
      OrderStatus next, Contents after, Checking nextChecking, @Nullable Instant work) {
    return new PurchaseOrder(
        head, visibleTo, next, after.lines(), after.deliveries(), nextChecking, evidence, work);
  }
}

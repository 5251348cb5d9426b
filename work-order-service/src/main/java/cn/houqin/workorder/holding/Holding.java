package cn.houqin.workorder.holding;

import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.transition.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In whose hands an order is and was.
 *
 * @param uncovered waits for a contract that covers it
 * @param vendor that has it now
 * @param vendors that ever had it or were offered it: they may see it
 * @param offers to vendors of which the first to take it has it
 * @param passedOver vendors that declined it or were silent: it does not go to them by itself
 */
public record Holding(
    boolean uncovered,
    @Nullable Instant uncoveredSince,
    @Nullable String vendor,
    List<String> vendors,
    List<Held> assignments,
    List<Offer> offers,
    List<String> passedOver) {

  public static final Holding NOBODYS =
      new Holding(false, null, null, List.of(), List.of(), List.of(), List.of());

  public Holding {
    vendors = List.copyOf(vendors);
    assignments = List.copyOf(assignments);
    offers = List.copyOf(offers);
    passedOver = List.copyOf(passedOver);
  }

  /** Whether it is offered to this vendor. */
  public boolean isOfferedTo(@Nullable String other) {
    return offers.stream().anyMatch(offer -> offer.vendor().equals(other));
  }

  /** Whether a vendor has it, or some are asked to take it. */
  public boolean isTakenCareOf() {
    return vendor != null || !offers.isEmpty();
  }

  public Holding assigned(Held held) {
    var all = new ArrayList<>(assignments);
    all.add(held);
    var seen = with(vendors, List.of(held.vendor()));
    return new Holding(false, null, held.vendor(), seen, all, List.of(), passedOver);
  }

  public Holding offered(List<Offer> to) {
    var seen = with(vendors, to.stream().map(Offer::vendor).toList());
    return new Holding(false, null, null, seen, assignments, to, passedOver);
  }

  public Holding offerDeclined(String by) {
    var left = offers.stream().filter(offer -> !offer.vendor().equals(by)).toList();
    return new Holding(
        uncovered,
        uncoveredSince,
        vendor,
        vendors,
        assignments,
        left,
        with(passedOver, List.of(by)));
  }

  /** Without offers to those who may no longer take it. */
  public Holding without(List<Offer> gone) {
    var left = offers.stream().filter(offer -> !gone.contains(offer)).toList();
    return new Holding(uncovered, uncoveredSince, vendor, vendors, assignments, left, passedOver);
  }

  public Holding waiting(Instant since) {
    var first = uncoveredSince == null ? since : uncoveredSince;
    return new Holding(true, first, vendor, vendors, assignments, offers, passedOver);
  }

  public Holding withdrawn(Instant at) {
    return new Holding(true, at, null, vendors, assignments, List.of(), passedOver);
  }

  public Holding passedOver(List<String> silent) {
    var silents = with(passedOver, silent);
    return new Holding(uncovered, uncoveredSince, vendor, vendors, assignments, offers, silents);
  }

  /** Declined, it waits for whoever is next; any other command ends the waiting. */
  public Holding after(Command command, OrderFact fact) {
    if (command != Command.DECLINE) {
      var asked =
          command == Command.CANCEL || command == Command.TRANSFER ? NOBODYS.offers : offers;
      return new Holding(false, null, vendor, vendors, assignments, asked, passedOver);
    }
    var decliner = Objects.requireNonNullElse(fact.vendor(), "");
    return new Holding(
        true,
        fact.at(),
        null,
        vendors,
        assignments,
        List.of(),
        with(passedOver, List.of(decliner)));
  }

  private static List<String> with(Collection<String> some, Collection<String> more) {
    var all = new TreeSet<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}

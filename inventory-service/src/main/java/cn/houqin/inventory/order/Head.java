package cn.houqin.inventory.order;

import cn.houqin.inventory.arrival.Postponement;
import cn.houqin.inventory.arrival.Postponement.Decision;
import cn.houqin.inventory.arrival.Postponement.PostponementRefused;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a whole purchase order is about.
 *
 * @param deliverBy the last day, in the hospital's zone, as it is agreed now
 * @param lateFrom the instant that day is over
 * @param postponements later days that the vendor asked for, in order
 */
public record Head(
    String number,
    String contract,
    String vendor,
    String store,
    LocalDate deliverBy,
    String draftedBy,
    @Nullable Instant lateFrom,
    @Nullable List<Postponement> postponements) {

  private static final int MOST = 20;

  public Head {
    postponements = postponements == null ? List.of() : List.copyOf(postponements);
  }

  /** Before anybody asked for a later day. */
  public Head(
      String number,
      String contract,
      String vendor,
      String store,
      LocalDate deliverBy,
      String draftedBy,
      @Nullable Instant lateFrom) {
    this(number, contract, vendor, store, deliverBy, draftedBy, lateFrom, List.of());
  }

  @Override
  public List<Postponement> postponements() {
    return postponements == null ? List.of() : postponements;
  }

  /** The day that was agreed at issue. */
  LocalDate firstDeliverBy() {
    return postponements().stream()
        .filter(one -> one.decision() != null && one.decision().agreed())
        .map(Postponement::was)
        .findFirst()
        .orElse(deliverBy);
  }

  /** One at a time, to a day after the one agreed. */
  public Head asking(LocalDate to, String reason, String by, Instant now) {
    if (!to.isAfter(deliverBy)) {
      throw Invalid.field("/deliverBy", "later-than-agreed", to, deliverBy);
    }
    var latest = deliverBy.plusYears(1);
    if (to.isAfter(latest)) {
      throw Invalid.field("/deliverBy", "no-later-than", to, latest);
    }
    if (postponements().stream().anyMatch(Postponement::isOpen)) {
      throw new PostponementRefused("postponement-open", number);
    }
    if (postponements().size() == MOST) {
      throw new PostponementRefused("postponed-too-often", MOST);
    }
    var all = new ArrayList<>(postponements());
    all.add(new Postponement(all.size() + 1, deliverBy, to, reason, by, now, null));
    return with(deliverBy, lateFrom, all);
  }

  /**
   * Agreed, the day it was asked for is the day to deliver by.
   *
   * @param over when that day is over
   */
  public Head decided(Postponement asked, Decision decision, Instant over) {
    var all =
        postponements().stream()
            .map(one -> one.number() == asked.number() ? one.decided(decision) : one)
            .toList();
    return decision.agreed() ? with(asked.to(), over, all) : with(deliverBy, lateFrom, all);
  }

  /** NotFound where it was never asked for. */
  public Postponement postponement(String named) {
    return postponements().stream()
        .filter(one -> Integer.toString(one.number()).equals(named))
        .findFirst()
        .orElseThrow(() -> new NotFound("postponement", named));
  }

  private Head with(LocalDate day, @Nullable Instant over, List<Postponement> all) {
    return new Head(number, contract, vendor, store, day, draftedBy, over, all);
  }
}

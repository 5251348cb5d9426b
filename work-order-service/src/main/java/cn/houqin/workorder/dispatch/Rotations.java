package cn.houqin.workorder.dispatch;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.workorder.holding.Offer;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Whose turn it is, in each line of each hospital; exact whoever asks at once. */
@Component
class Rotations {

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final int ATTEMPTS = 40;

  private final Aggregates<Rotation> rotations;
  private final Aggregates<WorkOrder> orders;

  Rotations(Aggregates<Rotation> rotations, Aggregates<WorkOrder> orders) {
    this.rotations = rotations;
    this.orders = orders;
  }

  /** The vendor whose turn it is, claimed for the order's next assignment. */
  String claim(Call call, Stored<WorkOrder> order, List<String> covering) {
    var system = Call.system(call.hospital(), "rotation", call.now());
    var line = order.body().line();
    var number = order.body().assignments().size() + 1;
    var later = call.now().plus(LOOK_AGAIN);
    if (rotations.find(call.hospital(), line).isEmpty()) {
      begin(system, line);
    }
    return untilDone(
            () ->
                rotations.change(
                    system,
                    line,
                    current ->
                        Change.to(current.body().claimed(order.id(), number, covering, later))))
        .body()
        .claim(order.id(), number)
        .orElseThrow()
        .vendor();
  }

  /** The offer to the vendor whose turn it is; settled later, by whoever looks next. */
  Offer turn(Call call, Stored<WorkOrder> order, List<Offer> offers) {
    var turn = claim(call, order, offers.stream().map(Offer::vendor).toList());
    return offers.stream().filter(offer -> offer.vendor().equals(turn)).findFirst().orElseThrow();
  }

  private void begin(Call call, String line) {
    try {
      rotations.create(call, line, () -> Change.to(Rotation.of(line)));
    } catch (AlreadyExists other) {
      return;
    }
  }

  /** Settles the claims of which it is known by now whether they were taken. */
  void settle(Call call, String line) {
    var system = Call.system(call.hospital(), "rotation", call.now());
    untilDone(() -> rotations.change(system, line, current -> swept(current, system)));
  }

  private Change<Rotation> swept(Stored<Rotation> current, Call call) {
    return Change.to(
        current.body().settled(claim -> fate(call.hospital(), claim), call.now().plus(LOOK_AGAIN)));
  }

  private Rotation.Fate fate(String hospital, Rotation.Claim claim) {
    return orders
        .find(hospital, claim.order())
        .map(stored -> fate(stored.body(), claim))
        .orElse(Rotation.Fate.NOT_TAKEN);
  }

  /** An assignment once made stays, so what is known of it is known for good. */
  private static Rotation.Fate fate(WorkOrder order, Rotation.Claim claim) {
    if (order.assignments().size() >= claim.assignment()) {
      var held = order.assignments().get(claim.assignment() - 1);
      return held.vendor().equals(claim.vendor()) ? Rotation.Fate.TAKEN : Rotation.Fate.NOT_TAKEN;
    }
    return order.state().isFinal() ? Rotation.Fate.NOT_TAKEN : Rotation.Fate.OPEN;
  }

  private static Stored<Rotation> untilDone(
      Supplier<cn.houqin.platform.aggregate.Outcome<Rotation>> change) {
    for (var attempt = 1; ; attempt++) {
      try {
        return change.get().stored();
      } catch (BrokenRule busy) {
        if (!busy.type().equals("changed-meanwhile") || attempt == ATTEMPTS) {
          throw busy;
        }
      }
    }
  }

  /** How turns are stored, and settled if nobody did. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<Rotation> rotationAggregates(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "rotation",
              "rotations",
              Rotation.class,
              new Publication.None<>(),
              new VendorScope.Nobody(),
              List.of()));
    }

    @Bean
    Timer<Rotation> rotationTimer(Aggregates<Rotation> aggregates, Rotations rotations) {
      return new Timer<>(aggregates, rotations::swept);
    }
  }
}

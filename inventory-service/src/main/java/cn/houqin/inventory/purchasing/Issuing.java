package cn.houqin.inventory.purchasing;

import cn.houqin.inventory.calloff.CallOff;
import cn.houqin.inventory.calloff.CallOffs;
import cn.houqin.inventory.ceiling.CeilingExceeded;
import cn.houqin.inventory.ceiling.Claims;
import cn.houqin.inventory.ceiling.Owner;
import cn.houqin.inventory.material.Materials;
import cn.houqin.inventory.order.Checking.Reason;
import cn.houqin.inventory.order.OrderCommand;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Issues an order: contract-service is asked first, then the ceilings are claimed, then the order
 * changes on the very state that made the claim, then the claim holds. Not answered, the order
 * waits and is taken up again by itself; cut off in between, the sweeper ends the claim either way.
 */
@Component
class Issuing {

  private static final int ATTEMPTS = 5;

  private final Aggregates<PurchaseOrder> orders;
  private final CallOffs callOffs;
  private final Claims claims;
  private final ClaimOwners owners;
  private final Materials materials;

  Issuing(
      Aggregates<PurchaseOrder> orders,
      CallOffs callOffs,
      Claims claims,
      ClaimOwners owners,
      Materials materials) {
    this.orders = orders;
    this.callOffs = callOffs;
    this.claims = claims;
    this.owners = owners;
    this.materials = materials;
  }

  /** The order was changed between check and issue (409). */
  static final class OrderChangedMeanwhile extends BrokenRule {
    OrderChangedMeanwhile(String order) {
      super(409, "order-changed-meanwhile", order);
    }

    @Override
    public int retryAfterSeconds() {
      return 1;
    }
  }

  /** A person's command: refused with every reason, which the order keeps. */
  Outcome<PurchaseOrder> issue(Call call, String id) {
    for (var attempt = 1; ; attempt++) {
      // After the order is read: else what the same command has just done would refuse it.
      var before = orders.get(call.caller(), id);
      var repeated = orders.repeated(call, id);
      if (repeated.isPresent()) {
        return repeated.get();
      }
      OrderCommand.ISSUE.require(before.body());
      try {
        return check(call, before, call.caller().subject());
      } catch (OrderChangedMeanwhile again) {
        if (attempt == ATTEMPTS) {
          throw again;
        }
      }
    }
  }

  /**
   * Asks, and goes on as the answer says.
   *
   * @param by who asked for the issue
   */
  Outcome<PurchaseOrder> check(Call call, Stored<PurchaseOrder> order, String by) {
    var head = order.body().head();
    var items = order.body().lines().stream().map(line -> line.item()).distinct().toList();
    return switch (callOffs.ask(order.hospital(), head.contract(), call.now(), items)) {
      case CallOff.Away(var why) ->
          onThatState(call, order, body -> body.pending(by, why, call.now()));
      case CallOff.Unknown() ->
          throw refused(
              call, order, by, List.of(new Reason("CONTRACT_UNKNOWN", null, head.contract())));
      case CallOff.Terms terms -> judge(call, order, by, terms);
    };
  }

  private Outcome<PurchaseOrder> judge(
      Call call, Stored<PurchaseOrder> order, String by, CallOff.Terms terms) {
    var check =
        new Check(
            order.body(),
            terms,
            material -> materials.unit(order.hospital(), material),
            call.now());
    var reasons = check.reasons();
    if (reasons.isEmpty()) {
      order.body().lines().forEach(line -> materials.inUse(order.hospital(), line.material()));
      reasons = check.reasons();
    }
    if (!reasons.isEmpty()) {
      throw refused(call, order, by, reasons);
    }
    var owner = new Owner(order.id(), order.version());
    var wanted = check.claims();
    try {
      claims.claim(order.hospital(), owner, wanted);
    } catch (CeilingExceeded exceeded) {
      try {
        throw refused(call, order, by, List.of(Refusal.reason(order.body(), exceeded)));
      } finally {
        end(order.hospital(), owner, wanted);
      }
    } catch (BrokenRule busy) {
      end(order.hospital(), owner, wanted);
      throw busy;
    }
    return act(call, order, owner, wanted, Issued.of(check, order, by, call.now()));
  }

  private Outcome<PurchaseOrder> act(
      Call call,
      Stored<PurchaseOrder> order,
      Owner owner,
      List<Claims.Claim> wanted,
      Issued issued) {
    try {
      var done =
          orders.change(
              call,
              order.id(),
              current -> {
                unchanged(order, current);
                return issued.change(current.body());
              });
      end(order.hospital(), owner, wanted);
      return done;
    } catch (BrokenRule refused) {
      end(order.hospital(), owner, wanted);
      throw refused;
    }
  }

  /**
   * The claim holds if the order was issued by it, whoever did that; else nobody can issue by it
   * any more, and only then is it released.
   */
  private void end(String hospital, Owner owner, List<Claims.Claim> wanted) {
    claims.settle(hospital, owner, wanted, owners.isIssuedElseGivenUp(hospital, owner));
  }

  /** Writes the refusal down, so that everybody sees it; the command leaves no other trace. */
  private CallOffRefused refused(
      Call call, Stored<PurchaseOrder> order, String by, List<Reason> reasons) {
    var unkeyed = new Call(call.caller(), call.command(), call.now(), null, null, null);
    orders.change(
        unkeyed,
        order.id(),
        current -> {
          unchanged(order, current);
          return Refusal.of(order, current.body().refused(by, reasons, call.now()), call.now());
        });
    return new CallOffRefused(order.body().head().number(), reasons);
  }

  private Outcome<PurchaseOrder> onThatState(
      Call call,
      Stored<PurchaseOrder> order,
      java.util.function.UnaryOperator<PurchaseOrder> step) {
    return orders.change(
        call,
        order.id(),
        current -> {
          unchanged(order, current);
          return Change.to(step.apply(current.body()));
        });
  }

  private static void unchanged(Stored<PurchaseOrder> seen, Stored<PurchaseOrder> current) {
    if (current.version() != seen.version()) {
      throw new OrderChangedMeanwhile(seen.id());
    }
  }
}

package cn.houqin.inventory.ceiling;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.time.MachineTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Claims quantities at issue, and confirms or releases them. It follows the pattern of coverage in
 * contract-service; only the pattern: there places and days collide, here amounts add up, and
 * entries change and are folded later, which no claim of coverage is.
 */
@Component
public class Claims {

  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  /** Rounds of the store's own attempts; every round lets one writer of those at once through. */
  private static final int ROUNDS = 40;

  private final Aggregates<Ceiling> ceilings;
  private final Clock businessClock;

  Claims(Aggregates<Ceiling> ceilings, Clock businessClock) {
    this.ceilings = ceilings;
    this.businessClock = businessClock;
  }

  /**
   * What is claimed under one ceiling.
   *
   * @param item null for the contract's value
   * @param amounts by line of the order
   */
  public record Claim(
      String contract, @Nullable String item, Limit limit, Map<Integer, BigDecimal> amounts) {

    String ceiling() {
      return Ceiling.idOf(contract, item);
    }
  }

  /**
   * Claims under every ceiling, in one order for all. Refuses what goes beyond one; what was
   * claimed before stays until it is settled, as another may be issuing by the same claim.
   */
  public void claim(String hospital, Owner owner, List<Claim> claims) {
    for (var claim : claims.stream().sorted(Comparator.comparing(Claim::ceiling)).toList()) {
      opened(hospital, claim);
      change(
          hospital,
          "ceiling-claim",
          claim.ceiling(),
          current -> current.claiming(owner, claim.amounts(), claim.limit(), MachineTime.now()));
    }
  }

  private void opened(String hospital, Claim claim) {
    if (ceilings.find(hospital, claim.ceiling()).isPresent()) {
      return;
    }
    var body = Ceiling.of(claim.contract(), claim.item(), claim.limit());
    try {
      ceilings.create(system(hospital, "ceiling-opened"), claim.ceiling(), () -> Change.to(body));
    } catch (AlreadyExists meanwhile) {
      LOG.debug("Ceiling {} was opened meanwhile", claim.ceiling());
    }
  }

  /** Ends claims: they hold if the order was issued, else they are released. */
  public void settle(String hospital, Owner owner, Collection<Claim> claims, boolean isIssued) {
    claims.stream()
        .map(Claim::ceiling)
        .filter(ceiling -> ceilings.find(hospital, ceiling).isPresent())
        .forEach(ceiling -> settle(hospital, owner, ceiling, isIssued));
  }

  void settle(String hospital, Owner owner, String ceiling, boolean isIssued) {
    if (isIssued) {
      change(hospital, "ceiling-confirm", ceiling, current -> current.confirming(owner));
    } else {
      change(hospital, "ceiling-release", ceiling, current -> current.releasing(owner));
    }
  }

  /** Tells a ceiling how a line of an issued order stands; nothing where there is none. */
  public void tell(
      String hospital, String contract, @Nullable String item, String order, LineStanding now) {
    var id = Ceiling.idOf(contract, item);
    if (ceilings.find(hospital, id).isPresent()) {
      change(hospital, "ceiling-standing", id, current -> current.standing(order, now));
    }
  }

  private void change(String hospital, String job, String ceiling, UnaryOperator<Ceiling> step) {
    for (var round = 1; ; round++) {
      try {
        ceilings.change(
            system(hospital, job), ceiling, current -> Change.to(step.apply(current.body())));
        return;
      } catch (BrokenRule refused) {
        if (!refused.type().equals("changed-meanwhile") || round == ROUNDS) {
          throw refused;
        }
      }
    }
  }

  private Call system(String hospital, String job) {
    return Call.system(hospital, job, businessClock.instant());
  }
}

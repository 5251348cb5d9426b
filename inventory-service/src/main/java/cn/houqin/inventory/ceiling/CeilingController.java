package cn.houqin.inventory.ceiling;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much of a contract has been called off. */
@RestController
class CeilingController {

  private final Aggregates<Ceiling> ceilings;

  CeilingController(Aggregates<Ceiling> ceilings) {
    this.ceilings = ceilings;
  }

  /**
   * A ceiling.
   *
   * @param item null for the contract's value, which is in fen
   * @param most ceiling x (1 + tolerance)
   */
  record CeilingView(
      String contract,
      @Nullable String item,
      BigDecimal ceiling,
      BigDecimal tolerancePercent,
      BigDecimal most,
      BigDecimal ordered) {

    static CeilingView of(Ceiling body) {
      return new CeilingView(
          body.contract(),
          body.item(),
          body.limit().ceiling(),
          body.limit().tolerancePercent(),
          plain(body.limit().most()),
          plain(body.taken()));
    }

    private static BigDecimal plain(BigDecimal value) {
      var stripped = value.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
  }

  @GetMapping("/api/ceilings")
  @PreAuthorize(
      "hasAnyRole('PROCUREMENT','LOGISTICS','FINANCE','VENDOR_MANAGER','AUDITOR','INTEGRATOR',"
          + "'ADMINISTRATOR')")
  Page<CeilingView> list(
      Caller caller,
      @RequestParam String contract,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    return ceilings
        .list(
            caller, new ListQuery(Map.of("contract", contract), "item", limit, after, changedSince))
        .map(stored -> CeilingView.of(stored.body()));
  }
}

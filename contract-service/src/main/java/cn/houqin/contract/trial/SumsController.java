package cn.houqin.contract.trial;

import cn.houqin.contract.settlement.SettledSums;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.Invalid;
import java.time.YearMonth;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what months were settled at, for the programme's cost target. */
@RestController
class SumsController {

  private static final int MOST_MONTHS = 12;

  private final SettledSums sums;

  SumsController(SettledSums sums) {
    this.sums = sums;
  }

  /** Settled months of contracts. */
  record Sums(List<SettledSums.Settled> settled) {}

  @GetMapping("/internal/settlement-sums")
  @PreAuthorize("hasAuthority('SCOPE_internal.settlement-sums')")
  Sums sums(Caller caller, @RequestParam YearMonth from, @RequestParam YearMonth to) {
    if (to.isBefore(from) || !to.isBefore(from.plusMonths(MOST_MONTHS))) {
      throw Invalid.field("to", "between", to, from, from.plusMonths(MOST_MONTHS - 1));
    }
    return new Sums(sums.of(caller.hospital(), from, to));
  }
}

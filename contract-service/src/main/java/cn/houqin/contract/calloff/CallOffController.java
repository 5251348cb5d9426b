package cn.houqin.contract.calloff;

import cn.houqin.platform.caller.Caller;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What inventory-service asks before it issues a purchase order. */
@RestController
class CallOffController {

  private final CallOffs callOffs;

  CallOffController(CallOffs callOffs) {
    this.callOffs = callOffs;
  }

  @GetMapping("/internal/contracts/{contract}/call-off")
  @PreAuthorize("hasAuthority('SCOPE_internal.call-off')")
  CallOffTerms terms(
      Caller caller,
      @PathVariable String contract,
      @RequestParam List<String> item,
      @RequestParam Instant at) {
    return callOffs.terms(caller, contract, item, at);
  }
}

package cn.houqin.contract.ladder;

import cn.houqin.events.contract.LadderTerms;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A ladder to begin with, ready to be put into a contract version. */
@RestController
class LadderController {

  @GetMapping("/api/ladder-template")
  @PreAuthorize("isAuthenticated() and !hasRole('OPERATOR')")
  LadderTerms template() {
    return LadderTemplate.USUAL;
  }
}

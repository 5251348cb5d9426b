package cn.houqin.workorder.terms;

import cn.houqin.events.kpi.SchemeEvent;
import cn.houqin.platform.copy.StateCopy;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the scoring schemes that contracts name ask for. */
@Component
public class Schemes {

  private final StateCopy<SchemeEvent.State> schemes;
  private final TermsBook terms;

  Schemes(StateCopy<SchemeEvent.State> schemes, TermsBook terms) {
    this.schemes = schemes;
    this.terms = terms;
  }

  /** Whether a contract version's scheme scores an indicator; empty while it has not arrived. */
  public Optional<Boolean> asksFor(
      String indicator, String hospital, String contract, int version, String line) {
    return terms
        .line(hospital, contract, version, line)
        .flatMap(found -> schemes.find(hospital, found.scheme()))
        .map(scheme -> scheme.indicators().contains(indicator));
  }
}

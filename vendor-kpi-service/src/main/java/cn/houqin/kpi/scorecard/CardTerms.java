package cn.houqin.kpi.scorecard;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.caller.Caller;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** What the contract says of a card. */
@Component
public class CardTerms {

  private final Terms terms;
  private final CardSettings settings;

  CardTerms(Terms terms, CardSettings settings) {
    this.terms = terms;
    this.settings = settings;
  }

  /** The card's vendor; 404 if the card is not the caller's to see, or there is none. */
  public String vendor(Caller caller, CardId id) {
    return terms.of(caller, month(id)).vendor();
  }

  String vendor(String hospital, CardId id) {
    return terms.of(hospital, month(id)).vendor();
  }

  Revision.Basis basis(String hospital, CardId id) {
    var scored = terms.of(hospital, month(id));
    return new Revision.Basis(scored.scheme(), scored.contractVersion());
  }

  private static Terms.Month month(CardId id) {
    return new Terms.Month(id.contract(), id.line(), id.month());
  }

  /** From when on a month's evidence is asked for; what is declared late may come until then. */
  public Instant cutOff(String hospital, String contract, YearMonth month) {
    var tolerance = terms.longestTolerance(hospital, contract);
    var pause = tolerance.compareTo(settings.cutOff()) > 0 ? tolerance : settings.cutOff();
    return terms.endOf(hospital, month).plus(pause);
  }

  public ContractEvent.State contract(String hospital, String contract) {
    return terms.contract(hospital, contract);
  }

  public ZoneId zone(String hospital) {
    return terms.zone(hospital);
  }
}

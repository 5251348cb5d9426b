package cn.houqin.contract.settlement.month;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.payment.SettlementInput;
import cn.houqin.contract.settlement.card.Card;
import cn.houqin.contract.settlement.volume.VolumeEntry;
import java.util.List;
import java.util.Map;

/**
 * What is known of a month.
 *
 * @param cards the final scorecard of each line
 * @param volumes billable quantities, by line
 * @param failures registered, by line
 * @param misreporting found and charged in this month, whichever month was misreported
 */
public record MonthFacts(
    Map<String, Card> cards,
    Map<String, List<VolumeEntry>> volumes,
    Map<String, List<Failure>> failures,
    List<SettlementInput.Misreporting> misreporting) {

  /** The same with other scorecards. */
  MonthFacts scoring(Map<String, Card> others) {
    return new MonthFacts(others, volumes, failures, misreporting);
  }

  /** The same with other failures. */
  MonthFacts failing(Map<String, List<Failure>> others) {
    return new MonthFacts(cards, volumes, others, misreporting);
  }

  /** The same with other misreporting. */
  MonthFacts misreporting(List<SettlementInput.Misreporting> others) {
    return new MonthFacts(cards, volumes, failures, others);
  }
}

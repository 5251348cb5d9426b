package cn.houqin.kpi.scorecard;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import org.springframework.stereotype.Component;

/** Makes a card's document when something is first decided about it. */
@Component
public class OpeningCards {

  private final Aggregates<Closing> closings;
  private final CardTerms terms;

  OpeningCards(Aggregates<Closing> closings, CardTerms terms) {
    this.closings = closings;
    this.terms = terms;
  }

  /** Makes sure that the card's document is there. */
  public void open(Call call, CardId id) {
    var hospital = call.hospital();
    if (closings.find(hospital, id.toString()).isPresent()) {
      return;
    }
    var vendor = terms.vendor(hospital, id);
    var opening = Call.system(hospital, "scorecard-opened", call.now());
    unlessThere(
        () -> closings.create(opening, id.toString(), () -> Change.to(Closing.open(id, vendor))));
  }

  /** The calendar starts closing it. */
  public void started(Call call, CardId id) {
    open(call, id);
    closings.change(call, id.toString(), current -> Change.to(current.body().started(call.now())));
  }

  /** Another instance may have made it meanwhile; there is one then all the same. */
  public static void unlessThere(Runnable creation) {
    try {
      creation.run();
    } catch (AlreadyExists _) {
      return;
    }
  }
}

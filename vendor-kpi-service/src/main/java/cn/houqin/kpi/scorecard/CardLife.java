package cn.houqin.kpi.scorecard;

import cn.houqin.kpi.scorecard.Closing.Stage;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From closed to final: published, accepted by the vendor or left unappealed. */
@Component
public class CardLife implements Timer.Firing<Closing> {

  private final ClosingMonth closing;
  private final Revising revising;
  private final CardSettings settings;

  CardLife(ClosingMonth closing, Revising revising, CardSettings settings) {
    this.closing = closing;
    this.revising = revising;
    this.settings = settings;
  }

  public Change<Closing> publish(Call call, String id, Closing card) {
    var until = call.now().plus(settings.appealWindow());
    return Change.to(card.published(call.now(), until))
        .announcing(Announcements.published(id, card, until, call.now()))
        .noting(published("vendor:" + card.vendor(), id), published("role:VENDOR_MANAGER", id));
  }

  private static Notice published(String recipient, String id) {
    return new Notice(recipient, "notice.scorecard-published", Map.of("scorecard", id));
  }

  /** The vendor has no objection; the card is final. */
  public Change<Closing> accept(Call call, String id, Closing card) {
    var by = call.caller().subject();
    return finalised(call, id, card, by)
        .announcing(Announcements.accepted(id, card, by, call.now()));
  }

  private Change<Closing> finalised(Call call, String id, Closing card, @Nullable String by) {
    var next = card.finalised(by, call.now());
    return Change.to(next)
        .announcing(Announcements.finalised(id, card, card.revisions().getLast(), call.now()));
  }

  /** Asks for manifests before the update, where they are waited for. */
  @Override
  public Decision<Closing> prepared(Stored<Closing> due, Call call) {
    if (due.body().stage() != Stage.CLOSING) {
      return current -> on(current, call);
    }
    var answers = closing.ask(call, due.body());
    return current ->
        current.body().stage() == Stage.CLOSING
            ? closing.decide(call, current.id(), current.body(), answers)
            : on(current, call);
  }

  /** What time does to a card: counts what came after closing, ends the appeal window. */
  @Override
  public Change<Closing> on(Stored<Closing> stored, Call call) {
    var card = stored.body();
    return switch (card.stage()) {
      case OPEN, CLOSING -> Change.to(card);
      case CLOSED, FINAL ->
          revising.revised(call, stored.id(), card).orElseGet(() -> Change.to(card.considered()));
      case PUBLISHED ->
          revising
              .revised(call, stored.id(), card)
              .orElseGet(() -> unappealed(call, stored.id(), card));
    };
  }

  private Change<Closing> unappealed(Call call, String id, Closing card) {
    var until = card.milestones().appealUntil();
    return until == null || call.now().isBefore(until) || !card.disputes().open().isEmpty()
        ? Change.to(card.considered())
        : finalised(call, id, card, null);
  }
}

package cn.houqin.kpi.rating;

import cn.houqin.kpi.rating.Rating.Told;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reminds people before a rating is due, and says when it is overdue. */
@Component
class Reminding implements Timer.Firing<Rating> {

  @Override
  public Change<Rating> on(Stored<Rating> current, Call call) {
    var rating = current.body();
    var at = rating.nextTimerAt();
    if (!rating.isAwaited() || at == null || call.now().isBefore(at)) {
      return Change.to(rating.told(rating.told(), at));
    }
    return call.now().isBefore(rating.dueAt())
        ? Change.to(rating.told(Told.REMINDED, rating.dueAt()))
            .noting(notice("person:" + rating.person(), "notice.rating-due", current.id(), rating))
        : Change.to(rating.told(Told.OVERDUE, null))
            .noting(
                notice("person:" + rating.person(), "notice.rating-overdue", current.id(), rating),
                notice("role:VENDOR_MANAGER", "notice.rating-overdue", current.id(), rating));
  }

  static Notice notice(String recipient, String key, String id, Rating rating) {
    return new Notice(
        recipient,
        key,
        Map.of(
            "rating", id,
            "scorecard", rating.scorecard(),
            "rater", rating.place().rater(),
            "person", rating.person()));
  }
}

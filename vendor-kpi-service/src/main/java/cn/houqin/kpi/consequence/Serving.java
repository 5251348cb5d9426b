package cn.houqin.kpi.consequence;

import cn.houqin.kpi.consequence.Consequence.Entry;
import cn.houqin.kpi.consequence.Consequence.Service;
import cn.houqin.kpi.consequence.remedy.Rectification;
import cn.houqin.kpi.ladder.Step;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposes what the ladder found and serves what was confirmed, or needs no confirmation. */
@Component
class Serving {

  private final ConsequenceSettings settings;
  private final Terms terms;

  Serving(ConsequenceSettings settings, Terms terms) {
    this.settings = settings;
    this.terms = terms;
  }

  /** Proposed, and served at once where the ladder asks nobody. */
  Change<Consequence> proposed(Call call, String id, Consequence one, String what) {
    var proposed = one.noting(new Entry(what, null, null, call.now()));
    var outcome = one.finding().outcome();
    var fact = Facts.proposed(id, proposed, call.now());
    if (!outcome.needsPerson()) {
      var served = served(call, id, proposed, null, outcome.rule());
      return Change.to(served.next())
          .announcing(fact)
          .announcing(served.events())
          .noting(served.notices().toArray(Notice[]::new))
          .because(what);
    }
    return Change.to(proposed)
        .announcing(fact)
        .noting(Facts.notice(decider(one), "consequence-proposed", id))
        .because(what);
  }

  private String decider(Consequence one) {
    return isForTheHead(one) ? "role:LOGISTICS" : "role:VENDOR_MANAGER";
  }

  boolean isForTheHead(Consequence one) {
    return one.step() != Step.COMMENDATION && one.step().reaches(settings.headFrom());
  }

  /**
   * @param by who confirmed it; null for the ladder itself
   */
  Change<Consequence> served(
      Call call, String id, Consequence one, @Nullable String by, String reason) {
    var how = new Service(by, reason, call.now(), call.now().plus(settings.appealWindow()));
    var asked =
        one.step() == Step.RECTIFICATION_NOTICE ? Rectification.asked(deadline(call, one)) : null;
    var served = one.served(how, asked, new Entry("SERVED", by, reason, call.now()));
    return Change.to(served)
        .announcing(Facts.served(id, served))
        .noting(
            Facts.tellVendor("consequence-served-" + Facts.slug(one), id, one),
            Facts.notice("role:VENDOR_MANAGER", task(one), id))
        .because(reason);
  }

  private static String task(Consequence one) {
    return one.step() == Step.TERMINATION_PROPOSAL
        ? "consequence-to-terminate"
        : "consequence-in-force";
  }

  /** The end of the last day to rectify, in the hospital's zone. */
  private Instant deadline(Call call, Consequence one) {
    var zone = terms.zone(call.hospital());
    var days = one.finding().outcome().deadlineDays();
    return call.now()
        .atZone(zone)
        .toLocalDate()
        .plusDays((days == null ? 0 : days) + 1L)
        .atStartOfDay(zone)
        .toInstant();
  }
}

package cn.houqin.contract.vendor;

import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ConsequenceEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.notice.Notice;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What a consequence does to a vendor: a SUSPENSION bars it from new work, of the contract's line
 * or of all as its ladder says, until it is reinstated, taken back or overturned. Delivered again,
 * also after it ended, nothing changes.
 */
@Configuration(proxyBeanMethods = false)
class ObeyedConsequences {

  private static final String SUSPENSION = "SUSPENSION";

  private final Aggregates<Vendor> vendors;
  private final Clock businessClock;

  ObeyedConsequences(Aggregates<Vendor> vendors, Clock businessClock) {
    this.vendors = vendors;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<ConsequenceEvent.Served> servedSuspensions() {
    return new Subscription<>(
        Streams.CONSEQUENCES,
        ConsequenceEvent.Served.class,
        event -> {
          var body = event.body();
          if (body.step().equals(SUSPENSION)) {
            obey(
                event.hospital(),
                body.vendor(),
                body.consequence(),
                "vendor-barred",
                (vendor, call) ->
                    vendor.barred(
                        body.consequence(),
                        "LINE".equals(body.scope()) ? body.line() : null,
                        body.reason(),
                        call.now()));
          }
        });
  }

  @Bean
  Subscription<ConsequenceEvent.Reinstated> endedSuspensions() {
    return new Subscription<>(
        Streams.CONSEQUENCES,
        ConsequenceEvent.Reinstated.class,
        event -> {
          var body = event.body();
          release(event.hospital(), body.vendor(), body.consequence(), body.reason());
        });
  }

  @Bean
  Subscription<ConsequenceEvent.Withdrawn> withdrawnSuspensions() {
    return new Subscription<>(
        Streams.CONSEQUENCES,
        ConsequenceEvent.Withdrawn.class,
        event -> {
          var body = event.body();
          if (body.step().equals(SUSPENSION)) {
            release(event.hospital(), body.vendor(), body.consequence(), body.reason());
          }
        });
  }

  private void release(String hospital, String vendor, String consequence, String reason) {
    obey(
        hospital,
        vendor,
        consequence,
        "vendor-released",
        (body, call) -> body.released(consequence, reason, call.now()));
  }

  private void obey(
      String hospital,
      String vendor,
      String consequence,
      String told,
      BiFunction<Vendor, Call, Vendor> step) {
    var call = Call.system(hospital, "consequence", businessClock.instant());
    vendors.change(
        call,
        vendor,
        current -> {
          var next = step.apply(current.body(), call);
          var change = Change.to(next).because(consequence);
          var isSame =
              next.status() == current.body().status()
                  && next.suspendedLines().equals(current.body().suspendedLines());
          return isSame
              ? change
              : change.noting(
                  new Notice(
                      "role:VENDOR_MANAGER",
                      "notice." + told,
                      Map.of("vendor", vendor, "consequence", consequence)));
        });
  }
}

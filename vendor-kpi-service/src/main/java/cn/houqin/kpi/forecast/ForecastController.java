package cn.houqin.kpi.forecast;

import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.CardTerms;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what an open card is expected to come to; a vendor user sees its own. */
@RestController
class ForecastController {

  private final Aggregates<Closing> closings;
  private final CardTerms terms;
  private final Forecasting forecasting;
  private final Clock businessClock;

  ForecastController(
      Aggregates<Closing> closings, CardTerms terms, Forecasting forecasting, Clock businessClock) {
    this.closings = closings;
    this.terms = terms;
    this.forecasting = forecasting;
    this.businessClock = businessClock;
  }

  @GetMapping("/api/scorecards/{scorecard}/forecast")
  @PreAuthorize(
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR',"
          + "'AUDITOR','INTEGRATOR','ADMINISTRATOR','VENDOR')")
  Forecast forecast(Caller caller, @PathVariable String scorecard) {
    var id = CardId.parse(scorecard);
    var vendor = terms.vendor(caller, id);
    var card =
        closings
            .find(caller.hospital(), scorecard)
            .map(Stored::body)
            .orElseGet(() -> Closing.open(id, vendor));
    return forecasting.of(caller.hospital(), id, card, businessClock.instant());
  }
}

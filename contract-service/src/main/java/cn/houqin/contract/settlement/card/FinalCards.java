package cn.houqin.contract.settlement.card;

import cn.houqin.platform.feign.Refused;
import cn.houqin.platform.feign.ServiceCalls;
import cn.houqin.platform.feign.Unavailable;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.routes.Routes;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.math.BigDecimal;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks vendor-kpi-service for final scorecards; nothing is settled by any other. */
@Component
public class FinalCards {

  private static final String SERVICE = "vendor-kpi-service";

  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final Scorecards scorecards;

  FinalCards(Supplier<Routes> routes, ServiceCalls calls) {
    this.routes = routes;
    this.calls = calls;
    this.scorecards = calls.client(Scorecards.class);
  }

  /**
   * A final card with what its owner counted.
   *
   * @param closedOrders of the month; null where it does not say
   */
  public record Counted(Card card, @Nullable BigDecimal closedOrders) {}

  /** A final card as its owner tells it. */
  record FinalCard(
      String scorecard,
      int revision,
      String state,
      @Nullable BigDecimal total,
      @Nullable String grade,
      String digest,
      @Nullable BigDecimal closedOrders) {}

  /** The internal API of vendor-kpi-service. */
  interface Scorecards {

    @RequestLine("GET /internal/scorecards/{scorecard}/final")
    @Headers("X-Houqin-Hospital: {hospital}")
    FinalCard get(
        URI base, @Param("hospital") String hospital, @Param("scorecard") String scorecard);
  }

  /** The card is not final yet (409). */
  static final class ScorecardNotFinal extends BrokenRule {
    ScorecardNotFinal(String scorecard) {
      super(409, "scorecard-not-final", scorecard);
    }
  }

  /** The final card; ScorecardNotFinal where it is not. */
  public Card get(String hospital, String scorecard) {
    return counted(hospital, scorecard).card();
  }

  /** The final card with what was counted; ScorecardNotFinal where it is not. */
  public Counted counted(String hospital, String scorecard) {
    var base =
        routes
            .get()
            .ofService(SERVICE)
            .orElseThrow(() -> new Unavailable(SERVICE, new IllegalStateException("no route")));
    try {
      var card = calls.call(SERVICE, () -> scorecards.get(base, hospital, scorecard));
      return new Counted(
          new Card(card.scorecard(), card.revision(), card.total(), card.grade(), card.digest()),
          card.closedOrders());
    } catch (Refused refused) {
      throw refused.answerStatus() == 409 ? new ScorecardNotFinal(scorecard) : refused;
    }
  }
}

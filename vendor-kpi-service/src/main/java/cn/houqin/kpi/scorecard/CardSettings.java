package cn.houqin.kpi.scorecard;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How scorecards are closed and published.
 *
 * @param cutOff how long after a month its evidence may still come; never less than the longest
 *     tolerance of the contract
 * @param appealWindow how long a published card may be appealed
 * @param askAgain how soon a source is asked again for its manifest
 * @param askAgainLater how soon after it was asked a dozen times
 */
@ConfigurationProperties("houqin.scorecards")
record CardSettings(
    @DefaultValue("24h") Duration cutOff,
    @DefaultValue("7d") Duration appealWindow,
    @DefaultValue("5s") Duration askAgain,
    @DefaultValue("5m") Duration askAgainLater) {

  private static final int ASKED_OFTEN = 12;

  Duration pauseAfter(int asked) {
    return asked < ASKED_OFTEN ? askAgain : askAgainLater;
  }
}

package cn.houqin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One hospital month from contract to money, on real parts. */
class ScenarioMonthTests {

  @Test
  void comesToTheLastFigureAndDrivenLiveGivesTheSameEvidence() {
    var lived = AMonth.lived();
    var figures = lived.figures();

    System.out.println(lived.month().table(figures));
    assertThat(lived.month().difference(figures)).isEmpty();
    assertThat(lived.figuresAgain()).isEqualTo(figures);
    assertThat(lived.importedEvidence()).hasSizeGreaterThanOrEqualTo(14);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(lived.liveEvidence()).isEqualTo(lived.importedEvidence()));
  }
}

package cn.houqin.kpi.consequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ConsequenceEvent;
import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTopics;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Several evaluate the same at the same time, and are told the same again and out of order. */
@HouqinServiceTest
class EvaluatingOnceTests {

  private static final String WARNING = ALadder.id("low", "2022-02");

  @Autowired TestClock clock;
  @Autowired Reconciling reconciling;
  @Autowired Aggregates<Watch> watches;
  @LocalServerPort int port;

  @Test
  void whatSeveralFindAtOnceIsProposedOnce() {
    var ladder = ALadder.ready(port, clock);
    var call = Call.system(ladder.hospital().name(), "another-instance", clock.instant());
    var isOver = new AtomicBoolean();
    var others =
        IntStream.range(0, 3)
            .mapToObj(
                _ ->
                    CompletableFuture.runAsync(
                        () -> {
                          while (!isOver.get()) {
                            reconciling.reconcile(call, ALadder.CONTRACT, "CLEANING");
                          }
                        }))
            .toList();

    ladder.scored("2022-02", 1);
    ladder.scored("2022-01", 1);
    ladder.awaits(WARNING, "PROPOSED");
    heardAgain(ladder, "2022-02");
    heardAgain(ladder, "2022-01");
    await().until(() -> asked(ladder) >= 4);
    isOver.set(true);
    others.forEach(CompletableFuture::join);

    assertThat(ladder.awaits(WARNING, "PROPOSED").at("/body/history").size()).isEqualTo(1);
    assertThat(ladder.all()).hasSize(1);
    assertThat(
            TestTopics.heard(
                Streams.CONSEQUENCES,
                ladder.hospital().name(),
                WARNING,
                ConsequenceEvent.Proposed.class))
        .hasSize(1);
  }

  private long asked(ALadder ladder) {
    return watches
        .find(ladder.hospital().name(), ALadder.CONTRACT + "~CLEANING")
        .orElseThrow()
        .body()
        .asked();
  }

  private void heardAgain(ALadder ladder, String month) {
    TestTopics.announceFact(
        Streams.SCORECARDS,
        ladder.hospital().name(),
        ALadder.card(month),
        UUID.randomUUID().toString(),
        new ScorecardEvent.Finalised(
            ALadder.card(month),
            ALadder.CONTRACT,
            "CLEANING",
            AHospital.VENDOR,
            month,
            1,
            "70.00",
            "PASS",
            "digest",
            clock.instant()));
  }
}

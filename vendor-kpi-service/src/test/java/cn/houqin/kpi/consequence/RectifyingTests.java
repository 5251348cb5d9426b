package cn.houqin.kpi.consequence;

import static cn.houqin.kpi.consequence.ALadder.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class RectifyingTests {

  private static final String NOTICE = ALadder.id("very-low", "2022-03");
  private static final String SHOWN =
      """
      {"text":"cleaned twice a day since","attachments":[{"name":"photo.jpg",
       "location":"https://files.example/1","sha256":"%s"}]}
      """
          .formatted("0".repeat(64));

  @Autowired TestClock clock;
  @LocalServerPort int port;
  ALadder ladder;

  @BeforeEach
  void aNotice() {
    ladder = ALadder.ready(port, clock);
    ladder.scored("2022-03", 2);
    ladder.awaits(NOTICE, "PROPOSED");
    ladder.confirm(NOTICE, "VENDOR_MANAGER").must(200);
  }

  private TestApi.Answer recheck(String name, boolean passed) {
    return ladder
        .person(name, "SUPERVISOR")
        .post(
            PATH + NOTICE + "/recheck", "{\"passed\":%s,\"reason\":\"looked\"}".formatted(passed));
  }

  @Test
  void theVendorShowsWhatItDidAndAnotherPersonRechecks() {
    var shown = ladder.vendor().post(PATH + NOTICE + "/rectification", SHOWN).must(200);
    assertThat(shown.text("/body/rectification/shown/0/attachments/0/name")).isEqualTo("photo.jpg");
    var deadline =
        LocalDate.ofInstant(clock.instant(), TestClock.ZONE)
            .plusDays(16)
            .atStartOfDay(TestClock.ZONE)
            .toInstant();
    assertThat(shown.text("/body/rectification/by")).isEqualTo(deadline.toString());

    assertThat(recheck("decider", true).must(403).problem()).isEqualTo("another-person-rechecks");
    assertThat(recheck("checker", true).must(200).text("/body/status")).isEqualTo("CLOSED");
    assertThat(recheck("checker", true).must(409).problem()).isEqualTo("consequence-not-in-status");
    assertThat(ladder.all()).containsExactly("very-low~2022-03 RECTIFICATION_NOTICE CLOSED");
  }

  @Test
  void aFailedRecheckLeadsOn() {
    ladder.vendor().post(PATH + NOTICE + "/rectification", SHOWN).must(200);
    recheck("checker", false).must(200);

    await()
        .untilAsserted(
            () ->
                assertThat(ladder.all())
                    .contains("not-rectified~recheck.very-low.2022-03 WARNING PROPOSED"));
  }

  @Test
  void whatIsNotShownInTimeIsOverdueOnce() {
    clock.forward(Duration.ofDays(17));

    await()
        .until(
            () ->
                ladder
                    .hospital()
                    .as("AUDITOR")
                    .get(PATH + NOTICE)
                    .body()
                    .at("/body/rectification/overdue")
                    .asBoolean());
    await()
        .untilAsserted(
            () ->
                assertThat(ladder.vendor().get("/api/vendor-kpi-service/notices").body().toString())
                    .contains("nothing was shown"));
    recheck("checker", false).must(200);
  }

  @Test
  void refusesWhatIsNoStatement() {
    var path = PATH + NOTICE + "/rectification";
    assertThat(ladder.vendor().post(path, "{\"text\":{\"$ne\":null}}").status()).isEqualTo(400);
    assertThat(ladder.vendor().post(path, "{\"text\":\"a\",\"attachments\":[null]}").status())
        .isEqualTo(400);
    assertThat(ladder.vendor().post(path, "{}").must(400).errors())
        .containsExactly("/text not-blank");
    ladder.hospital().manager().post(path, SHOWN).must(403);
  }
}

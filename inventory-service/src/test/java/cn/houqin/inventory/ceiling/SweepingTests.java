package cn.houqin.inventory.ceiling;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.time.MachineTime;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of an issue that was cut off between claim, act and confirmation. */
@HouqinServiceTest
class SweepingTests {

  @LocalServerPort private int port;
  @Autowired private Claims claims;
  @Autowired private Sweeper sweeper;
  @Autowired private Aggregates<Ceiling> ceilings;
  private ABuyingHospital hospital;

  @BeforeEach
  void aCeilingOfAHundred() {
    hospital = ABuyingHospital.with(port, "100");
  }

  @Test
  void releasesAClaimWhoseIssueNeverCameAndLetsALateOneFail() {
    var cutOff = hospital.drafted(ABuyingHospital.line("GLOVE", "60", ""));
    var version = version(cutOff);
    claimAsIfCutOff(cutOff, version, "60");
    var other = hospital.drafted(ABuyingHospital.line("GLOVE", "60", ""));
    hospital.issue(other).must(409);

    sweeper.sweep(MachineTime.now().plusSeconds(50));
    assertThat(hospital.ordered()).isEqualTo("60");
    sweeper.sweep(MachineTime.now().plusSeconds(61));

    assertThat(hospital.ordered()).isEqualTo("0");
    assertThat(version(cutOff)).isEqualTo(version + 1);
    hospital.issue(other).must(200);
    assertThat(hospital.ordered()).isEqualTo("60");
  }

  @Test
  void confirmsAClaimWhoseIssueWasDone() {
    var order = hospital.issued(ABuyingHospital.line("GLOVE", "60", ""));
    ceilings.change(
        Call.system(hospital.name(), "test", MachineTime.now()),
        Ceiling.idOf("HT-1", "GLOVE"),
        current -> Change.to(unconfirmed(current.body())));

    sweeper.sweep(MachineTime.now().plusSeconds(61));
    sweeper.sweep(MachineTime.now().plusSeconds(61));

    assertThat(stored().entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.confirmed()).isTrue();
              assertThat(entry.owner().order()).isEqualTo(order);
            });
  }

  private void claimAsIfCutOff(String order, long version, String quantity) {
    claims.claim(
        hospital.name(),
        new Owner(order, version),
        List.of(
            new Claims.Claim(
                "HT-1",
                "GLOVE",
                new Limit(new BigDecimal(100), BigDecimal.TEN),
                Map.of(1, new BigDecimal(quantity)))));
  }

  private static Ceiling unconfirmed(Ceiling body) {
    var entry = body.entries().getFirst();
    return Ceiling.of(body.contract(), body.item(), body.limit())
        .claiming(
            entry.owner(), Map.of(entry.line(), entry.amount()), body.limit(), entry.claimedAt());
  }

  private Ceiling stored() {
    return ceilings.find(hospital.name(), Ceiling.idOf("HT-1", "GLOVE")).orElseThrow().body();
  }

  private long version(String order) {
    var tag = hospital.get(order).raw().headers().firstValue("ETag").orElseThrow();
    return Long.parseLong(tag.replaceAll("\\D", ""));
  }
}

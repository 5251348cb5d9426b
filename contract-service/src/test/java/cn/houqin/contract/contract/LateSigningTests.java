package cn.houqin.contract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.TestClock;
import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.coverage.Owner;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A signing that comes after it was given up changes nothing. */
@HouqinServiceTest
class LateSigningTests {

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  @Autowired private Signing signing;
  @Autowired private Aggregates<Contract> contracts;

  @Test
  void failsOnceTheContractWasRaisedAndLeavesNoClaim() {
    var hospital = AHospital.ready(port, false);
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    var version = AHospital.version(today.plusDays(1), today.plusDays(90), 1, "B1");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.approved("HT-2", AHospital.OTHER_VENDOR, version);
    var read = contracts.find(hospital.name(), "HT-1").orElseThrow();
    var call = Call.system(hospital.name(), "late", clock.instant());

    var isSigned =
        signing.isSignedElseGivenUp(hospital.name(), new Owner("HT-1", 1, read.version()));
    var raised = contracts.find(hospital.name(), "HT-1").orElseThrow();
    var again = signing.isSignedElseGivenUp(hospital.name(), new Owner("HT-1", 1, read.version()));

    assertThat(isSigned).isFalse();
    assertThat(again).isFalse();
    assertThat(raised.version()).isEqualTo(read.version() + 1);
    assertThat(contracts.find(hospital.name(), "HT-1").orElseThrow()).isEqualTo(raised);
    assertThatThrownBy(() -> signing.signOnce(call, read))
        .isInstanceOf(Signing.ContractChangedMeanwhile.class);
    hospital.sign("HT-2").must(200);
  }
}

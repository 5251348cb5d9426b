package cn.houqin.inventory.movement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class HoldingBackStockTests {

  private static final String WHY = ",\"reason\":\"cold chain broken\"";

  @LocalServerPort int port;
  private AStore at;

  @BeforeEach
  void aHospital() {
    at = AStore.with(port);
  }

  @Test
  void issuesNothingThatIsOnHold() {
    at.move("GLOVE", "RECEIPT", "10", "");
    var held = at.move("GLOVE", "QUARANTINE", "7", WHY);

    assertThat(held.body().at("/change").asString()).isEqualTo("0");
    assertThat(held.body().at("/onHoldChange").asString()).isEqualTo("7");
    assertThat(at.move("GLOVE", "ISSUE", "4", "").status()).isEqualTo(409);
    assertThat(at.move("GLOVE", "ISSUE", "3", "").status()).isEqualTo(201);
    assertThat(at.balance("GLOVE").at("/available").asString()).isEqualTo("0");
    assertThat(at.balance("GLOVE").at("/onHold").asString()).isEqualTo("7");
  }

  @Test
  void issuesItAgainOnceCleared() {
    at.move("GLOVE", "RECEIPT", "10", "");
    at.move("GLOVE", "QUARANTINE", "7", WHY);

    assertThat(at.move("GLOVE", "CLEARANCE", "8", "").status()).isEqualTo(409);
    assertThat(at.move("GLOVE", "CLEARANCE", "7", "").status()).isEqualTo(201);
    assertThat(at.move("GLOVE", "ISSUE", "10", "").status()).isEqualTo(201);
  }

  @Test
  void holdsBackALotAndIssuesTheOther() {
    at.move("SERUM", "RECEIPT", "4", ",\"lot\":\"SOON\",\"expiresOn\":\"2998-01-01\"");
    at.move("SERUM", "RECEIPT", "4", ",\"lot\":\"LATE\",\"expiresOn\":\"2999-01-01\"");
    at.move("SERUM", "QUARANTINE", "4", ",\"lot\":\"SOON\"" + WHY);

    var issued = at.move("SERUM", "ISSUE", "3", "");

    assertThat(issued.body().at("/lots/0/lot").asString()).isEqualTo("LATE");
    assertThat(at.move("SERUM", "ISSUE", "1", ",\"lot\":\"SOON\"").status()).isEqualTo(409);
    assertThat(at.ledgerCheck("S1").findValuesAsString("equal")).containsOnly("true");
  }

  @Test
  void writesOffWhatIsExpiredButNeverIssuesIt() {
    at.move("SERUM", "RECEIPT", "4", ",\"lot\":\"OLD\",\"expiresOn\":\"2020-01-01\"");

    assertThat(at.move("SERUM", "ISSUE", "1", ",\"lot\":\"OLD\"").status()).isEqualTo(409);
    assertThat(
            at.move("SERUM", "ADJUSTMENT_OUT", "4", "").body().at("/errors/0/pointer").asString())
        .isEqualTo("/reason");
    assertThat(at.move("SERUM", "ADJUSTMENT_OUT", "4", ",\"reason\":\"expired\"").status())
        .isEqualTo(201);
    assertThat(at.onHand("SERUM")).isEqualTo("0");
  }
}

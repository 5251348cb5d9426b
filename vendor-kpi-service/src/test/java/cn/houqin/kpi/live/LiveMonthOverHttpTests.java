package cn.houqin.kpi.live;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

@HouqinServiceTest
class LiveMonthOverHttpTests {

  @Autowired TestClock clock;
  @Autowired MongoTemplate mongo;
  @LocalServerPort int port;

  @Test
  void everyContractStandsAsItsOwnCardSaysWhetherSumsAreStaleOrNot() {
    var hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
    var path = "/api/scorecards/live?line=CLEANING&month=" + hospital.month();

    var open = hospital.manager().get(path).must(200);
    mongo
        .getCollection("tallies")
        .updateMany(
            new Document("hospital", hospital.name()),
            new Document("$set", new Document("numerator", org.bson.types.Decimal128.POSITIVE_ZERO))
                .append("$currentDate", new Document("staleSince", true))
                .append("$inc", new Document("number", 1L)));
    var stale = hospital.manager().get(path).must(200);

    assertThat(open.body().get("items")).hasSize(2);
    assertThat(open.text("/items/0/scorecard")).isEqualTo(hospital.card());
    assertThat(open.text("/items/0/stage")).isEqualTo("OPEN");
    assertThat(open.text("/items/0/total")).isEqualTo(hospital.shown().text("/score/total"));
    assertThat(open.body().at("/items/0/figures").asInt()).isEqualTo(10);
    assertThat(stale.body()).isEqualTo(open.body());
    var first = hospital.manager().get(path + "&limit=1").must(200);
    assertThat(first.body().get("items")).hasSize(1);
    var second =
        hospital
            .manager()
            .get(path + "&limit=1&after=" + first.text("/next").replaceFirst(".*after=", ""))
            .must(200);
    assertThat(second.text("/items/0/contract")).isEqualTo("HT-2");
    hospital.vendorUser(AHospital.VENDOR).get(path).must(403);
    assertThat(hospital.manager().get(path + "&limit=501").must(400).errors())
        .containsExactly("limit between 501");
  }

  @Test
  void closedCardsStandAsTheyWereClosed() {
    var hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
    hospital.reaches("CLOSED");

    var shown =
        hospital
            .manager()
            .get("/api/scorecards/live?line=CLEANING&month=" + hospital.month())
            .must(200);

    assertThat(shown.text("/items/0/stage")).isEqualTo("CLOSED");
    assertThat(shown.text("/items/0/total")).isEqualTo("80.00");
    assertThat(shown.body().at("/items/0/figures").asInt()).isEqualTo(10);
  }
}

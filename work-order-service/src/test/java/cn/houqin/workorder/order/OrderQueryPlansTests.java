package cn.houqin.workorder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Every query about orders is answered from an index. */
@HouqinServiceTest
class OrderQueryPlansTests {

  @Autowired Hospitals hospitals;
  @Autowired MongoTemplate mongo;

  private AHospital hospital;

  @BeforeEach
  void beginProfile() {
    hospital = hospitals.withoutContracts();
    hospital.scheme("R@1", "REPEAT_FAULT");
    hospital.announce(AContract.main("HT-1", AHospital.VENDOR).scoredBy("R@1"));
    for (var i = 0; i < 5; i++) {
      hospital.dispatched();
    }
    profile(2);
  }

  @AfterEach
  void endProfile() {
    profile(0);
    mongo.getCollection("system.profile").drop();
  }

  private void profile(int level) {
    mongo.getDb().runCommand(new Document("profile", level));
  }

  @Test
  void listsDispatchRepetitionsAndManifestsUseOne() {
    hospital.closed();
    hospital.requested();
    hospital.vendor(AHospital.VENDOR, "SUSPENDED");
    var waiting = hospital.dispatched();
    for (var query : new String[] {"", "?open=true", "?uncovered=true"}) {
      hospital.dispatcher().get(AnOrder.ofLine(AHospital.LINE) + query).must(200);
      hospital.vendorUser(AHospital.VENDOR).get(AnOrder.ofLine(AHospital.LINE) + query).must(200);
    }
    hospital.dispatcher().get("/api/work-orders").must(200);
    hospital.manifest("HT-1", "2026-09");
    hospital.vendor(AHospital.VENDOR, "APPROVED");
    await().untilAsserted(() -> assertThat(waiting.vendor()).isEqualTo(AHospital.VENDOR));

    profile(0);
    var plans =
        mongo
            .getCollection("system.profile")
            .find(
                new Document("ns", mongo.getDb().getName() + ".work_orders")
                    .append("planSummary", new Document("$exists", true)))
            .map(plan -> plan.getString("planSummary"))
            .into(new ArrayList<>());

    assertThat(plans).hasSizeGreaterThan(20).allMatch(plan -> plan.matches("(IXSCAN .*|IDHACK)"));
  }
}

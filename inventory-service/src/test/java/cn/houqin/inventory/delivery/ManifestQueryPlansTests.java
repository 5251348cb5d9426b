package cn.houqin.inventory.delivery;

import static cn.houqin.inventory.ABuyingHospital.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.inventory.EvidenceAsked;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A month's manifest looks at the orders that gave something, not at all there are. */
@HouqinServiceTest
class ManifestQueryPlansTests {

  @LocalServerPort private int port;
  @Autowired private MongoTemplate mongo;

  @AfterEach
  void endProfile() {
    mongo.getDb().runCommand(new Document("profile", 0));
    mongo.getCollection("system.profile").drop();
  }

  @Test
  void isFoundByIndexes() {
    var hospital = ABuyingHospital.with(port, null);
    for (var i = 0; i < 10; i++) {
      hospital.confirmed(line("GLOVE", "1", ""));
    }
    var order = hospital.confirmed(line("GLOVE", "1", ""));
    hospital.announce(order, 1, "1").must(201);
    hospital.receive(order, 1, "1", "1", "0", "").must(200);
    mongo.getDb().runCommand(new Document("profile", 2));

    assertThat(EvidenceAsked.counted(port, hospital.name())).isEqualTo(3);

    mongo.getDb().runCommand(new Document("profile", 0));
    var plans =
        mongo
            .getCollection("system.profile")
            .find(
                new Document("ns", mongo.getDb().getName() + ".purchase_orders")
                    .append("command.filter.hospital", hospital.name()))
            .into(new ArrayList<>());
    assertThat(plans)
        .hasSize(2)
        .allSatisfy(
            plan -> {
              assertThat(plan.getString("planSummary")).as(plan.toJson()).startsWith("IXSCAN");
              assertThat(plan.getInteger("docsExamined", 0)).isLessThanOrEqualTo(1);
            });
  }
}

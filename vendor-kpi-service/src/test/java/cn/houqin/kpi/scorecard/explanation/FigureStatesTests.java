package cn.houqin.kpi.scorecard.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.platform.testing.TestTopics;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Every figure that came for a card says how it stands to it, and by whom and why. */
@HouqinServiceTest
class FigureStatesTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;

  private JsonNode items() {
    return hospital
        .manager()
        .get("/api/scorecards/" + hospital.card() + "/evidence?limit=100")
        .must(200)
        .body()
        .get("items");
  }

  private Map<String, String> states() {
    var states = new TreeMap<String, String>();
    items()
        .valueStream()
        .forEach(
            item ->
                states.put(
                    item.at("/observation/evidenceId").asString(), item.get("state").asString()));
    return states;
  }

  private String appealed(String evidence) {
    return hospital
        .vendorUser(AHospital.VENDOR)
        .post(
            "/api/scorecards/" + hospital.card() + "/appeals",
            "{\"indicator\":\"ON_TIME_RESPONSE\",\"evidence\":[\"%s\"],\"grounds\":\"shut\"}"
                .formatted(evidence))
        .must(201)
        .text("/appeal");
  }

  private void accepted(String appeal) {
    hospital
        .manager()
        .post("/api/appeals/" + appeal + "/panel", "{\"members\":[\"li\",\"wang\",\"chen\"]}")
        .must(200);
    for (var member : new String[] {"li", "wang"}) {
      new TestApi(port, TestTokens.of(member, hospital.name(), "ASSESSOR"))
          .post("/api/appeals/" + appeal + "/votes", "{\"accepted\":true,\"reason\":\"so\"}")
          .must(200);
    }
  }

  private void superseded(String id) {
    TestTopics.announceFact(
        Streams.WORK_ORDERS,
        hospital.name(),
        "o2",
        "superseded-" + hospital.name(),
        new WorkOrderEvent.EvidenceSuperseded(
            "o2",
            "CLEANING",
            id,
            hospital.figure(id + "~2", "ON_TIME_RESPONSE", 1),
            "mis-click",
            "anna",
            hospital.now()));
  }

  @Test
  void countedLateDisputedDisregardedWithdrawnOrSuperseded() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(4, 2);
    hospital.withdrawn("o1/RESPOND#1", "wrong order");
    superseded("o2/RESPOND#1");
    await().until(() -> "SUPERSEDED".equals(states().get("o2/RESPOND#1")));
    await().until(() -> "WITHDRAWN".equals(states().get("o1/RESPOND#1")));
    hospital.reaches("CLOSING");
    hospital.command("/closing-without-manifests", "{\"reason\":\"known\"}").must(200);
    hospital.command("/publication", "").must(200);
    hospital.arrives(
        "late" + hospital.name(), hospital.figure("o9/RESPOND#1", "ON_TIME_RESPONSE", 1));
    await().until(() -> hospital.shown().body().get("revision").asInt() == 2);
    accepted(appealed("o5/RESPOND#1"));
    var open = appealed("o6/RESPOND#1");

    assertThat(states())
        .containsEntry("o1/RESPOND#1", "WITHDRAWN")
        .containsEntry("o2/RESPOND#1", "SUPERSEDED")
        .containsEntry("o2/RESPOND#1~2", "COUNTED")
        .containsEntry("o3/RESPOND#1", "COUNTED")
        .containsEntry("o5/RESPOND#1", "DISREGARDED")
        .containsEntry("o6/RESPOND#1", "DISPUTED")
        .containsEntry("o9/RESPOND#1", "LATE");
    var withdrawn = items().get(0);
    assertThat(withdrawn.at("/observation/withdrawn/by").asString()).isEqualTo("supervisor");
    assertThat(withdrawn.at("/observation/withdrawn/reason").asString()).isEqualTo("wrong order");
    assertThat(items().findValuesAsString("appeal")).contains(open);
    var explained =
        hospital.manager().get("/api/scorecards/" + hospital.card() + "/explanation").must(200);
    assertThat(explained.body().at("/evidence/ON_TIME_RESPONSE").findValuesAsString("state"))
        .containsExactlyInAnyOrder("COUNTED", "COUNTED", "COUNTED", "DISPUTED", "LATE");
  }
}

package cn.houqin.kpi.scorecard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Every query of a month's life is answered from an index. */
@HouqinServiceTest
class QueryPlansTests {

  /** The one figure that a sum looks at and leaves out. */
  private static final int WITHDRAWN = 1;

  @Autowired TestClock clock;
  @Autowired MongoTemplate mongo;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void beginProfile() {
    hospital = AHospital.ready(port, clock);
    mongo.getDb().runCommand(new Document("profile", 2));
  }

  @AfterEach
  void endProfile() {
    mongo.getDb().runCommand(new Document("profile", 0));
    mongo.getCollection("system.profile").drop();
  }

  private void liveAMonth() {
    hospital.responses(9, 1);
    hospital.withdrawn("o10/RESPOND#1", "wrong order");
    hospital.reaches("CLOSED");
    hospital.command("/publication", "").must(200);
    hospital.arrives("complaint", hospital.figure("c1/COMPLAINT#1", "COMPLAINTS", 1));
    await().until(() -> hospital.shown().body().get("revision").asInt() == 2);
    var card = "/api/scorecards/" + hospital.card();
    for (var path :
        List.of(
            "/api/scorecards",
            "/api/scorecards?contract=HT-1",
            "/api/observations",
            "/api/appeals",
            "/api/appeals?scorecard=" + hospital.card(),
            "/api/indicators/own",
            "/api/schemes",
            card,
            card + "/explanation",
            card + "/observations",
            card + "/revisions",
            card + "/revisions/2")) {
      hospital.manager().get(path).must(200);
      hospital.vendorUser(AHospital.VENDOR).get(path).must(200);
    }
    hospital.manager().get("/api/ratings").must(200);
    var months = "from=%1$s&to=%1$s".formatted(hospital.month());
    for (var path :
        List.of(
            "/api/trends?contract=HT-1&line=CLEANING&indicator=ON_TIME_RESPONSE&" + months,
            "/api/trends/signals",
            "/api/trends/signals?contract=HT-1",
            "/api/cockpit?" + months,
            "/api/simulations",
            "/api/simulations?line=CLEANING",
            "/api/rankings/ON_TIME_RESPONSE?line=CLEANING&" + months,
            card + "/forecast")) {
      hospital.manager().get(path).must(200);
    }
    hospital.manager().get("/api/publications?line=CLEANING&month=" + hospital.month()).must(200);
    hospital.manager().get("/api/vendor-figures?month=" + hospital.month()).must(200);
    hospital.manager().get("/api/period-cards?line=CLEANING&period=" + hospital.month().getYear());
    hospital.manager().get("/api/rankings?line=CLEANING&from=" + hospital.month()).must(200);
  }

  @Test
  void lookAtNoMoreThanTheyReturn() {
    liveAMonth();

    var plans = plans();
    assertThat(plans)
        .extracting(plan -> collection(plan))
        .contains(
            "closings",
            "observations",
            "tallies",
            "month_calendars",
            "schemes",
            "copy_contracts",
            "entered_observations",
            "appeals",
            "ratings",
            "monthly_figures",
            "trend_signals",
            "simulations",
            "programmes",
            "risk_watches",
            "own_indicators");
    assertThat(plans)
        .allSatisfy(
            plan ->
                assertThat(plan.getString("planSummary"))
                    .as(plan.toJson())
                    .matches("(IXSCAN .*|IDHACK)"));
    assertThat(plans.stream().filter(plan -> collection(plan).equals("observations")))
        .filteredOn(plan -> !sums(plan))
        .allSatisfy(
            plan ->
                assertThat(plan.getInteger("docsExamined", 0))
                    .as(plan.toJson())
                    .isLessThanOrEqualTo(plan.getInteger("nreturned", 1) + WITHDRAWN));
  }

  /** A sum of a day looks at all that it adds up. */
  private static boolean sums(Document plan) {
    return plan.get("command", Document.class).containsKey("pipeline");
  }

  private static String collection(Document plan) {
    return plan.getString("ns").replaceFirst("^[^.]*\\.", "");
  }

  private List<Document> plans() {
    return mongo
        .getCollection("system.profile")
        .find(new Document("planSummary", new Document("$exists", true)))
        .into(new ArrayList<>())
        .stream()
        .filter(plan -> !collection(plan).startsWith("system."))
        .filter(plan -> !collection(plan).startsWith("platform_"))
        .collect(Collectors.toList());
  }
}

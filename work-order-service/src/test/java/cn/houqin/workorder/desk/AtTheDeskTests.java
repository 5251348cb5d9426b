package cn.houqin.workorder.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a dispatcher looks for, writes down and is refused during a day. */
@HouqinServiceTest
class AtTheDeskTests {

  private static final String ORDERS = AnOrder.ofLine(AHospital.LINE);

  @Autowired private Hospitals hospitals;
  private AHospital hospital;
  private TestApi desk;

  @BeforeEach
  void aHospital() {
    hospital = hospitals.ready();
    desk = hospital.dispatcher();
  }

  private List<String> listed(String query) {
    return desk.get(ORDERS + query).must(200).body().get("items").findValuesAsString("workOrder");
  }

  private static String complaintOf(String order) {
    return "{\"category\":\"LAMP\",\"location\":\"B1-101\",\"priority\":\"ROUTINE\",\"follows\":\"%s\"}"
        .formatted(order);
  }

  @Test
  void complaintOfAClosedOrderIsANewOneLinkedFromBothSides() {
    var closed = hospital.closed();

    var complaint = desk.post(ORDERS, complaintOf(closed.id())).must(201);

    var id = complaint.text("/workOrder");
    assertThat(desk.get(ORDERS + "/" + id).body().get("links").toString())
        .contains("\"FOLLOWS\"", closed.id());
    assertThat(closed.view().body().get("links").toString()).contains("\"FOLLOWED_BY\"", id);
    assertThat(closed.state()).isEqualTo("CLOSED");
  }

  @Test
  void complaintOfWhatIsNotClosedHereIsRefused() {
    var open = hospital.requested();
    var elsewhere = hospitals.ready().closed();

    for (var order : List.of(open.id(), elsewhere.id(), "none")) {
      assertThat(desk.post(ORDERS, complaintOf(order)).errors())
          .containsExactly("/follows closed-order " + order);
    }
    assertThat(listed("")).containsExactly(open.id());
  }

  @Test
  void ordersThatWaitForVerificationOrFollowUpAreListed() {
    var completed = hospital.dispatched();
    completed.by(desk, "arrival").must(200);
    completed.by(desk, "completion").must(200);
    var verified = hospital.dispatched();
    verified.by(desk, "arrival").must(200);
    verified.by(desk, "completion").must(200);
    verified.by(hospital.as("SUPERVISOR"), "verification").must(200);

    assertThat(listed("?state=COMPLETED")).containsExactly(completed.id());
    assertThat(listed("?state=VERIFIED&limit=1")).containsExactly(verified.id());
    assertThat(desk.get(ORDERS + "?state=DONE").status()).isEqualTo(400);
    assertThat(desk.get(ORDERS + "?state=COMPLETED&open=true").errors())
        .containsExactly("state one-list-at-a-time COMPLETED");
  }

  @Test
  void whatTheRequesterSaidIsKeptWithTheRating() {
    var order = hospital.dispatched();
    var worker = hospital.vendorUser(AHospital.VENDOR);
    order.by(worker, "arrival").must(200);
    order.by(worker, "completion").must(200);
    order.by(desk, "verification").must(200);

    order.by(desk, "follow-up", "{\"rating\":4,\"comment\":\"来得快\"}").must(200);

    var last = desk.get(order.path() + "/history").body().get(6);
    assertThat(last.get("type").asString()).isEqualTo("FOLLOWED_UP");
    assertThat(last.get("reason").asString()).isEqualTo("来得快");
    assertThat(last.get("rating").asInt()).isEqualTo(4);
  }

  @Test
  void whatAVendorHasInHandIsListed() {
    var first = hospital.dispatched();
    hospital.requested();
    var second = hospital.dispatched();
    var done = hospital.closed();

    var found = desk.get("/api/work-orders?vendor=" + AHospital.VENDOR).must(200);

    assertThat(found.body().get("items").findValuesAsString("workOrder"))
        .containsExactly(first.id(), second.id())
        .doesNotContain(done.id());
    assertThat(
            hospital
                .vendorUser(AHospital.STANDBY)
                .get("/api/work-orders?vendor=" + AHospital.VENDOR)
                .must(200)
                .body()
                .get("items"))
        .isEmpty();
  }

  @Test
  void placesAreFoundByHowTheirNameBegins() {
    hospital
        .as("INTEGRATOR")
        .post("/api/locations", "{\"code\":\"N3\",\"name\":\"内科三病区\",\"kind\":\"FLOOR\"}")
        .must(201);

    var found = desk.get("/api/locations?name=%E5%86%85%E7%A7%91").must(200);

    assertThat(found.body().get("items").findValuesAsString("location")).containsExactly("N3");
    assertThat(desk.get("/api/locations?name=%E4%B8%89").must(200).body().get("items")).isEmpty();
    assertThat(desk.get("/api/locations?name=B&parent=H").errors())
        .containsExactly("name name-or-parent B");
    assertThat(desk.get("/api/locations?name=%20").status()).isEqualTo(400);
  }

  @Test
  void reasonsAreShort() {
    var order = hospital.dispatched();
    var supervisor = hospital.as("SUPERVISOR");
    var novel = "x".repeat(501);
    var more =
        Map.of(
            "priority", "\"priority\":\"URGENT\",",
            "transfer", "\"toLine\":\"CLEANING\",",
            "corrections", "\"fact\":2,\"at\":null,");

    for (var command :
        List.of("priority", "transfer", "cancellation", "decline", "pause", "corrections")) {
      var who = command.equals("corrections") ? supervisor : desk;
      var body = "{%s\"reason\":\"%s\"}".formatted(more.getOrDefault(command, ""), novel);
      var refused = order.by(who, command, body);
      assertThat(refused.status()).as(command).isEqualTo(400);
      assertThat(refused.errors().getFirst()).as(command).startsWith("/reason size");
    }
    assertThat(order.history()).containsExactly("REQUESTED", "ACCEPTED", "DISPATCHED");
  }
}

package cn.houqin.workorder.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Orders are found by number, caller, place and words, each from an index. */
@HouqinServiceTest
class FindingOrdersTests {

  @Autowired private Hospitals hospitals;
  @Autowired private MongoTemplate mongo;
  private AHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = hospitals.ready();
  }

  private String requested(String location, String requester, String description) {
    return hospital
        .as("REQUESTER")
        .post(
            AnOrder.ofLine(AHospital.LINE),
            """
            {"category":"LAMP","location":"%s","priority":"ROUTINE","requester":"%s","description":"%s"}
            """
                .formatted(location, requester, description))
        .must(201)
        .text("/number");
  }

  private List<String> found(String field, String value) {
    return found(field + "=" + encoded(value));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private List<String> found(String query) {
    return hospital
        .dispatcher()
        .get("/api/work-orders?" + query)
        .must(200)
        .body()
        .get("items")
        .findValuesAsString("number");
  }

  @Test
  void byNumberCallerPlaceAndWords() {
    var first = requested("B1-101", "张三 内科护士站", "三病区水管漏水，请尽快");
    var second = requested("B2", "张三丰", "LED lamp flickers");
    var third = requested("B1", "李四", "走廊灯不亮");

    assertThat(found("number", second)).containsExactly(second);
    assertThat(found("caller", "张三")).containsExactly(first, second);
    assertThat(found("caller", "李")).containsExactly(third);
    assertThat(found("caller", "三")).isEmpty();
    assertThat(found("location", "B1")).containsExactly(third, first);
    assertThat(found("location", "H")).containsExactly(third, second, first);
    assertThat(found("text", "漏水")).containsExactly(first);
    assertThat(found("text", "水漏")).isEmpty();
    assertThat(found("text", "护士站 水管")).containsExactly(first);
    assertThat(found("text", "ＬＡＭＰ")).containsExactly(second);
    assertThat(found("text", "灯不")).containsExactly(third);
  }

  @Test
  void ofWhatIsFoundOnlyThoseOfTheirPriorityNow() {
    var first = requested("B2", "郑十", "天花板漏水");
    var second = requested("B2", "郑十", "墙角漏水");
    reprioritised(second);

    for (var search :
        List.of("text=" + encoded("漏水"), "caller=" + encoded("郑"), "location=B2", "open=true")) {
      assertThat(found("priority=URGENT&" + search)).as(search).containsExactly(second);
      assertThat(found("priority=ROUTINE&" + search)).as(search).containsExactly(first);
    }
    assertThat(found("priority=LOW&text=" + encoded("漏水"))).isEmpty();
  }

  private void reprioritised(String number) {
    var id =
        hospital.dispatcher().get("/api/work-orders?number=" + number).text("/items/0/workOrder");
    new AnOrder(hospital, AHospital.LINE, id)
        .by(hospital.dispatcher(), "priority", "{\"priority\":\"URGENT\",\"reason\":\"wet\"}")
        .must(200);
  }

  @Test
  void alsoClosedOnesUnlessOpenOnesAreAskedFor() {
    var number = requested("B2", "王五", "电梯异响");
    var order =
        new AnOrder(
            hospital,
            AHospital.LINE,
            hospital
                .dispatcher()
                .get("/api/work-orders?number=" + number)
                .text("/items/0/workOrder"));
    order.by(hospital.dispatcher(), "cancellation", new AnOrder.Because("gone")).must(200);

    assertThat(found("text", "异响")).containsExactly(number);
    assertThat(
            hospital
                .dispatcher()
                .get("/api/work-orders?open=true&caller=" + URLEncoder.encode("王", UTF_8))
                .body()
                .get("items"))
        .isEmpty();
  }

  @Test
  void inPages() {
    var numbers = new ArrayList<String>();
    for (var n = 0; n < 5; n++) {
      numbers.addFirst(requested("B2", "赵六", "门锁损坏"));
    }
    for (var search : List.of("caller=赵", "text=门锁", "location=B2")) {
      var parts = search.split("=");
      var path = "/api/work-orders?limit=2&" + parts[0] + "=" + URLEncoder.encode(parts[1], UTF_8);
      var seen = new ArrayList<String>();
      var page = hospital.dispatcher().get(path).must(200);
      seen.addAll(page.body().get("items").findValuesAsString("number"));
      while (!page.body().get("next").isNull()) {
        page = hospital.dispatcher().get(path + "&after=" + page.text("/next")).must(200);
        seen.addAll(page.body().get("items").findValuesAsString("number"));
      }
      assertThat(seen).as(search).containsExactlyElementsOf(numbers);
    }
  }

  @Test
  void onlyThoseTheVendorHas() {
    requested("B2", "孙七", "地漏堵塞");

    var asVendor =
        hospital
            .vendorUser(AHospital.VENDOR)
            .get("/api/work-orders?text=" + URLEncoder.encode("地漏", UTF_8))
            .must(200);

    assertThat(asVendor.body().get("items")).isEmpty();
    assertThat(found("text", "地漏")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "text=x, text two-characters-together x",
    "caller=%20, caller text",
    "number=A&caller=B, text one-search-at-a-time B",
    "open=false, open open-only false",
    "priority=urgent, priority priority urgent"
  })
  void refusesWhatNoIndexServes(String query, String error) {
    var refused = hospital.dispatcher().get("/api/work-orders?" + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  @Test
  void lookingAtLittleMoreThanIsFound() {
    for (var n = 0; n < 30; n++) {
      requested(
          n % 10 == 0 ? "B1" : "B2", n % 10 == 0 ? "钱八" : "周九", n % 10 == 0 ? "空调漏水" : "墙面脱落");
    }
    var order =
        hospital
            .dispatcher()
            .get("/api/work-orders?location=B1&limit=1")
            .text("/items/0/workOrder");
    mongo.getDb().runCommand(new Document("profile", 2));
    try {
      found("caller", "钱");
      found("text", "漏水");
      found("location", "B1");
      hospital
          .dispatcher()
          .get(AnOrder.ofLine(AHospital.LINE) + "/" + order + "/duplicates")
          .must(200);
    } finally {
      mongo.getDb().runCommand(new Document("profile", 0));
    }

    var plans =
        mongo
            .getCollection("system.profile")
            .find(
                new Document("ns", mongo.getDb().getName() + ".work_orders")
                    .append("command.find", "work_orders")
                    .append("command.filter.$and", new Document("$exists", true)))
            .into(new ArrayList<>());
    mongo.getCollection("system.profile").drop();
    assertThat(plans)
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(plan -> assertThat(plan.getString("planSummary")).startsWith("IXSCAN"))
        .allSatisfy(
            plan ->
                assertThat(plan.getInteger("docsExamined", 0))
                    .isLessThanOrEqualTo(2 * (plan.getInteger("nreturned") + 1)));
  }
}

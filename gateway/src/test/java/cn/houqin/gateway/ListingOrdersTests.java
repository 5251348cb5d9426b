package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.TestRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Orders without a line, while some lines have deployments of their own. */
@GatewayTest
class ListingOrdersTests {

  private static final String ALL = "/api/work-orders";

  @LocalServerPort private int port;
  private AService contracts;
  private AService orders;
  private AService laundry;
  private Visitor visitor;

  @BeforeEach
  void start() {
    contracts =
        AService.answering(_ -> "{\"items\":[{\"line\":\"CLEANING\"},{\"line\":\"LAUNDRY\"}]}");
    orders = AService.answering(path -> page(path, "o", 10, 20, 40, 55));
    laundry = AService.answering(path -> page(path, "l", 30, 31, 32, 33, 50));
    visitor = Visitor.at(port);
    TestRoutes.only(
        "contract-service", contracts.base(),
        "work-order-service", orders.base(),
        "line:LAUNDRY", laundry.base());
  }

  @AfterEach
  void stop() {
    contracts.close();
    orders.close();
    laundry.close();
  }

  /** A deployment's list of orders that were asked for at these seconds, and are due then. */
  private static String page(String path, String name, int... seconds) {
    var limit = Integer.parseInt(parameter(path, "limit", "50"));
    var from = Integer.parseInt(parameter(path, "after", name + "0").substring(name.length()));
    var isNewestFirst = path.contains("location=") || path.contains("text=");
    var items =
        IntStream.range(from, Math.min(seconds.length, from + limit))
            .map(at -> isNewestFirst ? seconds[seconds.length - 1 - at] : seconds[at])
            .mapToObj(second -> order(name, second))
            .collect(Collectors.joining(","));
    var next = from + limit < seconds.length ? "\"" + name + (from + limit) + "\"" : "null";
    return "{\"items\":[%s],\"next\":%s}".formatted(items, next);
  }

  private static String order(String name, int second) {
    return "{\"workOrder\":\"%1$s%2$d\",\"requestedAt\":\"2026-09-01T10:00:%2$dZ\",\"dueAt\":\"2026-09-01T10:00:%2$d.500Z\"}"
        .formatted(name, second);
  }

  private static String parameter(String path, String name, String otherwise) {
    var found = path.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
    return found.equals(path) ? otherwise : found;
  }

  private static List<String> ids(JsonNode page) {
    return page.get("items").findValuesAsString("workOrder");
  }

  @Test
  void ofAllDeploymentsAreOneListByDeadlineReadToItsEndPageByPage() {
    var read = new ArrayList<String>();
    var path = ALL + "?open=true&limit=3";
    for (var after = ""; after != null; ) {
      var page = visitor.get(path + after).body();
      assertThat(page.get("missingLines").size()).isZero();
      read.addAll(ids(page));
      after = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
    }

    assertThat(read).containsExactly("o10", "o20", "l30", "l31", "l32", "l33", "o40", "l50", "o55");
  }

  @Test
  void theyAreMergedByTheOrderOfWhatIsLookedFor() {
    assertThat(ids(visitor.get(ALL + "?location=B1&limit=4").body()))
        .containsExactly("o55", "l50", "o40", "l33");
    assertThat(ids(visitor.get(ALL + "?vendor=v&limit=4").body()))
        .containsExactly("o10", "o20", "l30", "l31");
    assertThat(laundry.asked()).contains("GET " + ALL + "?vendor=v&limit=4");
  }

  @Test
  void aListThatChangedAmidAPageIsShownAgainRatherThanLeftOut() {
    var asked = new ArrayList<String>();
    laundry.close();
    laundry =
        AService.answering(
            path -> {
              asked.add(path);
              return asked.size() == 2 ? page(path, "l", 29, 30, 31) : page(path, "l", 30, 31, 49);
            });
    TestRoutes.only("work-order-service", orders.base(), "line:LAUNDRY", laundry.base());

    var next = visitor.get(ALL + "?limit=3").body().get("next").asString();

    assertThat(ids(visitor.get(ALL + "?limit=3&after=" + next).body()))
        .containsExactly("l30", "l31", "o40");
  }

  @Test
  void aDeploymentThatIsAwayLeavesItsLinesOutAndTheyAreNamed() {
    var next = visitor.get(ALL + "?limit=1").body().get("next").asString();
    laundry.close();

    var page = visitor.get(ALL + "?limit=2&after=" + next).body();

    assertThat(ids(page)).containsExactly("o20", "o40");
    assertThat(page.get("missingLines").toString()).isEqualTo("[\"LAUNDRY\"]");
    var last = visitor.get(ALL + "?limit=2&after=" + page.get("next").asString()).body();
    assertThat(ids(last)).containsExactly("o55");
    assertThat(last.get("next").isNull()).isTrue();
  }

  @Test
  void aLineThatMovedBackBetweenTwoPagesIsNamed() {
    var next = visitor.get(ALL + "?limit=1").body().get("next").asString();
    TestRoutes.only("work-order-service", orders.base());

    var page = visitor.get(ALL + "?limit=2&after=" + next).body();

    assertThat(ids(page)).containsExactly("o20", "o40");
    assertThat(page.get("missingLines").toString()).isEqualTo("[\"LAUNDRY\"]");
  }

  @Test
  void aDeploymentThatRefusesWhatTheDefaultTakesLeavesItsLinesOutAndTheyAreNamed() {
    laundry.answerWith(400);

    var page = visitor.get(ALL + "?limit=2").body();

    assertThat(ids(page)).containsExactly("o10", "o20");
    assertThat(page.get("missingLines").toString()).isEqualTo("[\"LAUNDRY\"]");
  }

  @Test
  void anOrdersNumberNamesItsLineAndNobodyElseIsAsked() {
    visitor.get(ALL + "?number=LAUNDRY-2026-000001");

    assertThat(laundry.asked()).containsExactly("GET " + ALL + "?number=LAUNDRY-2026-000001");
    assertThat(orders.asked()).isEmpty();
  }

  @Test
  void aQuestionThatIsRefusedIsRefusedAsTheServiceDoes() {
    orders.answerWith(400);

    assertThat(visitor.get(ALL + "?text=x").status()).isEqualTo(400);
    assertThat(visitor.get(ALL + "?limit=0").status()).isEqualTo(400);
    assertThat(visitor.get(ALL + "?after=all.%21").body().at("/errors/0/rule").asString())
        .isEqualTo("cursor");
  }

  @Test
  void whereNoLineHasADeploymentOfItsOwnTheServiceAnswersItself() {
    TestRoutes.only("work-order-service", orders.base());

    assertThat(visitor.get(ALL + "?limit=2").body().toString())
        .isEqualTo(page("?limit=2", "o", 10, 20, 40, 55));
  }
}

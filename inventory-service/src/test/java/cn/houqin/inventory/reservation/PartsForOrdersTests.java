package cn.houqin.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.StockEvent;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class PartsForOrdersTests {

  @LocalServerPort int port;
  private PartsHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = PartsHospital.ready(port);
  }

  @Test
  void whatIsReservedIsIssuedReturnedInPartAndTheRestUsedWhenTheOrderIsClosed() {
    hospital.receives("VALVE", "10", "");
    var valves = hospital.asks("O1", "VALVE", "S1", "4");
    hospital.awaits(valves, "RESERVED");
    assertThat(hospital.balance("VALVE")).isEqualTo("10 4 6");

    hospital.does(valves, "issue", "").must(200);
    assertThat(hospital.balance("VALVE")).isEqualTo("6 0 6");
    var back = hospital.does(valves, "return", "{\"quantity\":\"1.5\"}").must(200);
    hospital.announce("O1", hospital.closed("O1"));
    var used = hospital.awaits(valves, "USED");

    assertThat(back.text("/state")).isEqualTo("ISSUED");
    assertThat(used.text("/returned")).isEqualTo("1.5");
    assertThat(hospital.balance("VALVE")).isEqualTo("7.5 0 7.5");
    assertThat(hospital.does(valves, "return", "{\"quantity\":\"1\"}").problem())
        .isEqualTo("reservation-not-in-state");
  }

  /** Ten valves at 10.01 and 10.04 yuan on average: 30.07 for three, of which one comes back. */
  @Test
  void costsFollowTheMovingAverageToTheFenAndComeBackWithWhatComesBack() {
    hospital.receives("VALVE", "6", ",\"unitCostFen\":\"1001\"");
    hospital.receives("VALVE", "4", ",\"unitCostFen\":\"1004\"");
    var valves = hospital.asks("O1", "VALVE", "S1", "3");
    hospital.awaits(valves, "RESERVED");

    var issued = hospital.does(valves, "issue", "").must(200);
    var third = hospital.does(valves, "return", "{\"quantity\":\"1\"}").must(200);
    var used = hospital.does(valves, "use", "").must(200);

    assertThat(issued.body().get("costFen").asLong()).isEqualTo(3_007);
    assertThat(third.body().get("costFen").asLong()).isEqualTo(3_007 - 1_002);
    assertThat(used.body().get("costFen").asLong()).isEqualTo(2_005);
    assertThat(hospital.valueFen("VALVE")).isEqualTo(10_022 - 2_005);
    var told =
        await()
            .until(
                () ->
                    TestTopics.heard(Streams.STOCK, hospital.name(), valves, StockEvent.Used.class),
                heard -> heard.size() == 1);
    assertThat(told.getFirst().quantity()).isEqualTo("2");
    assertThat(told.getFirst().costFen()).isEqualTo(2_005);
  }

  @Test
  void whatIsShortIsReservedByItselfWhenStockComesFirstComeFirstServed() {
    var first = hospital.asks("O1", "VALVE", "S1", "3");
    hospital.awaits(first, "SHORT");
    var second = hospital.asks("O2", "VALVE", "S1", "3");
    hospital.awaits(second, "SHORT");

    hospital.receives("VALVE", "5", "");

    hospital.awaits(first, "RESERVED");
    assertThat(hospital.keeper().get("/api/reservations/" + second).text("/state"))
        .isEqualTo("SHORT");
    assertThat(hospital.balance("VALVE")).isEqualTo("5 3 2");
  }

  @Test
  void cancelledAndTransferredOrdersFreeWhatTheyDoNotHaveYetAndMayReturnTheRest() {
    hospital.receives("VALVE", "10", "");
    var cancelled = hospital.asks("O1", "VALVE", "S1", "2");
    var transferred = hospital.asks("O2", "VALVE", "S1", "3");
    var issued = hospital.asks("O3", "VALVE", "S1", "4");
    for (var each : new String[] {cancelled, transferred, issued}) {
      hospital.awaits(each, "RESERVED");
    }
    hospital.does(issued, "issue", "").must(200);

    hospital.announce("O1", hospital.cancelled("O1"));
    hospital.announce("O2", hospital.transferred("O2"));
    hospital.announce("O3", hospital.cancelled("O3"));

    hospital.awaits(cancelled, "RELEASED");
    hospital.awaits(transferred, "RELEASED");
    await().until(() -> hospital.balance("VALVE").equals("6 0 6"));
    assertThat(hospital.does(issued, "return", "{\"quantity\":\"4\"}").must(200).text("/state"))
        .isEqualTo("RETURNED");
    assertThat(hospital.balance("VALVE")).isEqualTo("10 0 10");
  }

  @Test
  void whatNobodyKeepsIsReleasedAtOnce() {
    hospital.awaits(hospital.asks("O1", "VALVE", "NOWHERE", "1"), "RELEASED");
    hospital.awaits(hospital.asks("O2", "NOTHING", "S1", "1"), "RELEASED");
  }

  @Test
  void lotsComeBackWhereTheyCameFrom() {
    hospital.receives("RESIN", "2", ",\"lot\":\"A\",\"expiresOn\":\"2998-01-01\"");
    hospital.receives("RESIN", "2", ",\"lot\":\"B\",\"expiresOn\":\"2999-01-01\"");
    var resin = hospital.asks("O1", "RESIN", "S1", "3");
    hospital.awaits(resin, "RESERVED");
    hospital.does(resin, "issue", "").must(200);

    var unnamed = hospital.does(resin, "return", "{\"quantity\":\"1\"}");
    var another = hospital.does(resin, "return", "{\"quantity\":\"1\",\"lot\":\"C\"}");
    var tooMuch = hospital.does(resin, "return", "{\"quantity\":\"3.1\",\"lot\":\"B\"}");
    hospital.does(resin, "return", "{\"quantity\":\"1\",\"lot\":\"B\"}").must(200);

    assertThat(unnamed.errors()).containsExactly("/lot lot-of-issue");
    assertThat(another.errors()).containsExactly("/lot lot-of-issue C");
    assertThat(tooMuch.errors()).containsExactly("/quantity at-most-issued 3.1");
    assertThat(hospital.balance("RESIN")).isEqualTo("2 0 2");
  }

  @Test
  void theSameEventsAgainChangeNothing() {
    hospital.receives("VALVE", "10", "");
    var valves = hospital.asks("O1", "VALVE", "S1", "4");
    hospital.awaits(valves, "RESERVED");
    hospital.does(valves, "issue", "").must(200);
    hospital.announce("O1", hospital.closed("O1"));
    hospital.awaits(valves, "USED");

    hospital.asks("O1", "VALVE", "S1", "4");
    hospital.announce("O1", hospital.closed("O1"));
    var marker = hospital.asks("O1", "VALVE", "NOWHERE", "1");

    hospital.awaits(marker, "RELEASED");
    assertThat(hospital.keeper().get("/api/reservations/" + valves).text("/state"))
        .isEqualTo("USED");
    assertThat(hospital.balance("VALVE")).isEqualTo("6 0 6");
  }
}

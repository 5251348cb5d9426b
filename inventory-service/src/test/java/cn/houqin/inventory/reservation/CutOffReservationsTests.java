package cn.houqin.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The service dies between what a reservation records and what the store does: nobody repeats. */
@HouqinServiceTest
class CutOffReservationsTests {

  @LocalServerPort int port;
  @Autowired Aggregates<Reservation> reservations;
  @Autowired Clock businessClock;
  private PartsHospital hospital;
  private String valves;

  @BeforeEach
  void fourValvesReserved() {
    hospital = PartsHospital.ready(port);
    hospital.receives("VALVE", "10", "");
    valves = hospital.asks("O1", "VALVE", "S1", "4");
    hospital.awaits(valves, "RESERVED");
  }

  /** The first of the two writes alone. */
  private void records(BiFunction<Reservation, Call, Reservation> command) {
    var call = Call.system(hospital.name(), "cut-off", businessClock.instant());
    reservations.change(call, valves, current -> Change.to(command.apply(current.body(), call)));
  }

  @Test
  void anIssueIsCarriedOutByItself() {
    records((body, call) -> body.issuing("keeper", call.now()));

    hospital.awaits(valves, "ISSUED");

    assertThat(hospital.balance("VALVE")).isEqualTo("6 0 6");
  }

  @Test
  void aReturnIsCarriedOutByItselfAndOnce() {
    hospital.does(valves, "issue", "").must(200);
    records((body, call) -> body.returning(new BigDecimal("4"), null, "keeper", call.now()));

    hospital.awaits(valves, "RETURNED");

    assertThat(hospital.balance("VALVE")).isEqualTo("10 0 10");
  }

  @Test
  void aReleaseIsCarriedOutByItself() {
    records((body, call) -> body.in(Reservation.State.RELEASED, call.now()));

    org.awaitility.Awaitility.await().until(() -> hospital.balance("VALVE").equals("10 0 10"));
  }

  @Test
  void whatTheStoreDidBeforeTheReservationSaidSoIsNotDoneTwice() {
    hospital.does(valves, "issue", "").must(200);
    hospital.does(valves, "return", "{\"quantity\":\"1\"}").must(200);
    records(
        (body, call) ->
            new Reservation(
                body.workOrder(),
                body.line(),
                body.request(),
                body.material(),
                body.store(),
                body.quantity(),
                body.state(),
                body.requestedAt(),
                body.issue(),
                body.returns().stream()
                    .map(
                        back ->
                            new Returns.Back(
                                back.quantity(), back.lot(), back.by(), back.at(), 0, false))
                    .toList(),
                null,
                call.now()));

    org.awaitility.Awaitility.await()
        .until(
            () ->
                reservations.find(hospital.name(), valves).orElseThrow().body().nextTimerAt()
                    == null);

    assertThat(hospital.balance("VALVE")).isEqualTo("7 0 7");
  }
}

package cn.houqin.endtoend.faults.requests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.contracts.ContractDesk;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.AtOnce;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Standing;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R9: many writers on one document; the final version is the number of those who won. */
@Tag("R9")
class WritersAtOnceTests {

  private static final Size WRITERS = Size.of("writers", 50, 50);

  private final Hospital hospital =
      new Hospital("writers-" + Figures.SEED + "-" + System.nanoTime());

  @Test
  void ofOneOrderEachCommandIsTakenOnceAndTheLosersAreTold409Or412() {
    try (var elsewhere = new Announcer(Standing.HERE.broker())) {
      hospital.announce(elsewhere);
    }
    hospital.furnish(Standing.orders());
    var desk = hospital.as(Standing.orders(), "DISPATCHER");
    var rounds = Figures.rounds(2);
    var taken = 0;
    for (var round = 0; round < rounds; round++) {
      var order = desk.postUntilAnswered(Hospital.ORDERS, Hospital.request(), "order-" + round);
      var path = Hospital.ORDERS + "/" + order.must(201).text("workOrder");
      taken += contested(path, _ -> desk.post(path + "/acceptance", "{}"));
      taken += contested(path, _ -> desk.post(path + "/dispatch", "{}"));
      var tag = desk.get(path).header("ETag");
      var worker = hospital.vendor(Standing.orders());
      taken += contested(path, _ -> worker.post(path + "/acknowledgement", "{}", "If-Match", tag));
      taken += contested(path, _ -> worker.post(path + "/arrival", "{}"));
    }
    Figure.of(Promise.R9, "commands on one order, all at once")
        .size(WRITERS)
        .told("contested commands", rounds * 4)
        .atMost("taken more than once each", taken - rounds * 4.0, 0)
        .proved("versions equal to what was taken")
        .print();
  }

  private int contested(String path, IntFunction<Person.Answer> act) {
    var reader = hospital.as(Standing.orders(), "DISPATCHER");
    var before = version(reader.get(path));
    var answers = AtOnce.all(WRITERS.count(), act);
    var won = won(answers);
    assertThat(won).isEqualTo(1);
    assertThat(version(reader.get(path))).isEqualTo(before + won);
    return won;
  }

  @Test
  void ofOneContractExactlyOneOfThoseWhoReadTheSameVersionWins() {
    var desk = new ContractDesk(hospital, Standing.contracts());
    desk.open();
    var path = "/api/contracts/HT-1";
    desk.manager().must(201, "/api/contracts", ContractDesk.draft("HT-1"));
    var rounds = Figures.rounds(2);
    for (var round = 0; round < rounds; round++) {
      var read = desk.manager().get(path);
      var fee = 1_000_001 + round * 100;
      var answers =
          AtOnce.all(
              WRITERS.count(),
              writer ->
                  desk.manager()
                      .post(
                          path + "/versions",
                          ContractDesk.version(fee + writer),
                          "If-Match",
                          read.header("ETag")));
      assertThat(won(answers)).isEqualTo(1);
      assertThat(answers).filteredOn(one -> !one.isDone()).allMatch(one -> one.status() == 412);
      assertThat(version(desk.manager().get(path))).isEqualTo(version(read) + 1);
    }
    Figure.of(Promise.R9, "one contract with If-Match, all at once")
        .size(WRITERS)
        .told("rounds, one taken in each, all others 412", rounds)
        .proved("versions equal to what was taken")
        .print();
  }

  private static int won(List<Person.Answer> answers) {
    assertThat(answers).allMatch(one -> List.of(200, 409, 412).contains(one.status()));
    return (int) answers.stream().filter(Person.Answer::isDone).count();
  }

  private static long version(Person.Answer answer) {
    return Long.parseLong(answer.must(200).header("ETag").replaceAll("\\D", ""));
  }
}

package cn.houqin.endtoend.faults.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.process.BootJar;
import cn.houqin.standalone.deployment.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./houqin cell restart} while people file requests of that line through the gateway: nobody
 * is refused, and one that does not come up leaves the former one as it was.
 */
@OnDemand
@Tag("CELLS")
class CellRollTests {

  private final Hospital hospital = new Hospital("rolled-cell-" + Figures.SEED);
  private final Size rolls = Size.of("rolls", 2, 10);

  @Test
  void costsNoRequest(@TempDir Path home) {
    assumeThat(Files.exists(BootJar.of("work-order-service"))).as("boot jars are built").isTrue();
    try (var ground = CellGround.start(home)) {
      ground.furnish(hospital);
      ground.cells().add(Hospital.LINE);
      var nurse = hospital.as(ground.address(), "REQUESTER");
      try (var load = new LineRequests(nurse, Hospital.LINE, "SPILL")) {
        await().atMost(Duration.ofSeconds(30)).until(() -> load.one().isTaken());
        load.start(4);
        refuseOneThatDoesNotComeUp(ground);
        assertThat(load.take()).allMatch(LineRequests.Answered::isTaken);
        for (var roll = 0; roll < rolls.count(); roll++) {
          ground.cells().restart(Hospital.LINE);
        }
        var answered = load.take();
        var figure = Figure.of(Promise.CELLS, "./houqin cell restart under load on its line");
        figure.size(rolls).none("answers but 201", others(answered));
        figure.told("requests meanwhile", answered.size());
        figure.told("longest, ms", Math.round(LineRequests.longest(answered)));
        figure.told("said", ground.said().getLast()).print();
      }
    }
  }

  private static List<String> others(List<LineRequests.Answered> answered) {
    return answered.stream().filter(one -> !one.isTaken()).map(Object::toString).toList();
  }

  private static void refuseOneThatDoesNotComeUp(CellGround ground) {
    var at = ground.cells().deployments();
    ground.stands("nonsense://");
    assertThatThrownBy(() -> ground.cells().restart(Hospital.LINE))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("ended by itself before it was ready")
        .hasMessageContaining("The former one stays as it was");
    ground.stands(ground.storeUri());
    assertThat(ground.cells().deployments()).isEqualTo(at);
  }
}

package cn.houqin.workorder.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.Hospitals;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** An accepted file is applied once, whoever applies it and however often he dies. */
@HouqinServiceTest
class ApplyingTests {

  private static final int ROWS = 620;
  private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");

  /** No timer of the service comes in between. */
  private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

  @Autowired private Hospitals hospitals;
  @Autowired private Applying applying;
  @Autowired private Aggregates<HistoryImport> imports;
  @Autowired private Staging staging;
  @Autowired private MongoTemplate mongo;

  private Stored<HistoryImport> accepted(AHospital hospital) {
    var call = system(hospital);
    var id = UUID.randomUUID().toString();
    staging.put(hospital.name(), id, "first", rows());
    var line = AHospital.LINE;
    var made =
        new HistoryImport(line, "flat", true, ROWS, 0, 0, 0, List.of(), AT, "first", null, NEVER);
    return imports.create(call, id, () -> Change.to(made)).stored();
  }

  private static List<RowRead> rows() {
    var csv =
        IntStream.range(0, ROWS)
            .mapToObj(
                n -> "%04d,2024-01-01 10:00:00,2024-01-01 11:00:00,B2,LAMP,ROUTINE".formatted(n))
            .collect(
                Collectors.joining(
                    "\n", "externalId,requestedAt,completedAt,location,category,priority\n", "\n"));
    var times = new FlatRow.Times(ZoneId.of("Asia/Shanghai"), "yyyy-MM-dd HH:mm:ss");
    return FlatRow.readAll(FlatFile.read(csv, java.util.Map.of()), times);
  }

  private static Call system(AHospital hospital) {
    return Call.system(hospital.name(), "test", AT);
  }

  private HistoryImport body(Stored<HistoryImport> one) {
    return imports.find(one.hospital(), one.id()).orElseThrow().body();
  }

  private void assertAllMadeOnce(Stored<HistoryImport> accepted) {
    assertThat(body(accepted).active()).isFalse();
    assertThat(body(accepted).added()).isEqualTo(ROWS);
    assertThat(body(accepted).unchanged()).isZero();
    assertThat(count("work_orders", new Document("hospital", accepted.hospital()))).isEqualTo(ROWS);
    assertThat(count("history_import_rows", new Document("importId", accepted.id()))).isZero();
  }

  private long count(String collection, Document which) {
    return mongo.getCollection(collection).countDocuments(which);
  }

  @Test
  void whatWasMadeBeforeItsInstanceDiedIsCountedWhereItGoesOn() {
    var hospital = hospitals.ready();
    var accepted = accepted(hospital);
    applying.prepared(accepted, system(hospital));
    assertThat(count("work_orders", new Document("hospital", hospital.name()))).isPositive();
    assertThat(body(accepted).added()).isZero();

    applying.all(accepted);

    assertAllMadeOnce(accepted);
  }

  @Test
  void aTimerGoesOnStepByStepAndComesTooLateWhereItIsFinished() {
    var hospital = hospitals.ready();
    var accepted = accepted(hospital);
    var late = applying.prepared(accepted, system(hospital));

    imports.change(system(hospital), accepted.id(), applying.prepared(accepted, system(hospital)));
    assertThat(body(accepted).active()).isTrue();
    assertThat(body(accepted).added()).isBetween(1, ROWS - 1);
    assertThat(body(accepted).nextTimerAt()).isEqualTo(AT);
    applying.all(imports.find(hospital.name(), accepted.id()).orElseThrow());
    imports.change(system(hospital), accepted.id(), late);

    assertAllMadeOnce(accepted);
  }

  @Test
  void severalAtOnceComeToOneResult() throws InterruptedException {
    var accepted = accepted(hospitals.ready());
    Callable<Stored<HistoryImport>> whole = () -> applying.all(accepted);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads
          .invokeAll(List.of(whole, whole, whole))
          .forEach(java.util.concurrent.Future::resultNow);
    }

    assertAllMadeOnce(accepted);
  }

  @Test
  void rowsOfAnAttemptThatWasNotAcceptedAreLeft() {
    var hospital = hospitals.ready();
    var accepted = accepted(hospital);
    staging.put(hospital.name(), accepted.id(), "second", rows().subList(0, 10));
    staging.clear(hospital.name(), accepted.id(), "second");
    staging.put(hospital.name(), accepted.id(), "third", rows().subList(0, 10));

    applying.all(accepted);

    assertAllMadeOnce(accepted);
  }
}

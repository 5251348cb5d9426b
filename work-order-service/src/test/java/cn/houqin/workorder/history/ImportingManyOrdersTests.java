package cn.houqin.workorder.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.Hospitals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Orders of a file are made many at a time, and as if one by one. */
@HouqinServiceTest
class ImportingManyOrdersTests {

  private static final String PATH = "/api/service-lines/" + AHospital.LINE + "/imports";

  @Autowired private Hospitals hospitals;
  @Autowired private MongoTemplate mongo;

  @Test
  void whatIsHereStaysAndNumbersFollowTheFile() {
    var hospital = hospitals.ready();

    var first = post(hospital, 0, 120).must(201).body();
    var second = post(hospital, 70, 370).must(201).body();

    assertThat(first.get("added").asInt()).isEqualTo(120);
    assertThat(second.get("added").asInt()).isEqualTo(250);
    assertThat(second.get("unchanged").asInt()).isEqualTo(50);
    var orders = ordersOf(hospital);
    assertThat(orders).hasSize(370);
    assertThat(orders.stream().map(order -> order.getString("number")))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 370)
                .mapToObj(n -> "%s-H-%06d".formatted(AHospital.LINE, n))
                .toList());
    assertThat(orders.stream().map(order -> order.get("version")).distinct()).containsExactly(1L);
  }

  @Test
  void sentSeveralTimesAtOnceUnderOneKeyItIsTakenOnce() throws InterruptedException {
    var hospital = hospitals.ready();
    Callable<TestApi.Answer> sending =
        () -> post(hospital, 0, 40, "Idempotency-Key", "one-file").must(201);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(Collections.nCopies(4, sending)).stream()
              .map(answer -> answer.resultNow().body())
              .toList();

      assertThat(answers.stream().map(answer -> answer.get("importId").asString()).distinct())
          .hasSize(1);
      assertThat(answers).allSatisfy(one -> assertThat(one.get("added").asInt()).isEqualTo(40));
    }
    assertThat(ordersOf(hospital)).hasSize(40);
    assertThat(
            mongo
                .getCollection("history_import_rows")
                .countDocuments(new Document("hospital", hospital.name())))
        .isZero();
  }

  /** In the order of their external ids, which is that of the file. */
  private List<Document> ordersOf(AHospital hospital) {
    return mongo
        .getCollection("work_orders")
        .find(new Document("hospital", hospital.name()))
        .sort(new Document("source.externalId", 1))
        .into(new ArrayList<>());
  }

  private static TestApi.Answer post(AHospital hospital, int from, int to, String... headers) {
    return hospital
        .as("INTEGRATOR")
        .post(
            PATH + "?zone=Asia/Shanghai",
            IntStream.range(from, to)
                .mapToObj(
                    n ->
                        "%04d,2024-01-01 10:00:00,2024-01-01 11:00:00,B2,LAMP,ROUTINE\n"
                            .formatted(n))
                .collect(
                    Collectors.joining(
                        "", "externalId,requestedAt,completedAt,location,category,priority\n", "")),
            Stream.concat(Stream.of("Content-Type", "text/csv"), Stream.of(headers))
                .toArray(String[]::new));
  }
}

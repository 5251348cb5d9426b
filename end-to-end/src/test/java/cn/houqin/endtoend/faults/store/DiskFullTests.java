package cn.houqin.endtoend.faults.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.check.OrdersVerdict;
import cn.houqin.endtoend.faults.check.StoredOrder;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Load;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.platform.localmongo.LocalMongo;
import cn.houqin.platform.testing.TestBroker;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store's disk is full while people work: commands are answered 503 with Retry-After, nothing
 * is half-written, and with space there again (and the store, where it ended itself, started) all
 * goes on without a restart of the service.
 */
@Tag("STORE")
@OnDemand
class DiskFullTests {

  private static final int MEGABYTES = 512;

  private final Hospital hospital = new Hospital("full-" + Figures.SEED);
  private final AtomicReference<Process> again = new AtomicReference<>();

  @Test
  void isAnswered503AndLeavesNothingHalfWritten(@TempDir Path data) throws IOException {
    var folder = Files.createDirectory(data.resolve("small"));
    var isMounted = SmallDisk.isMounted(folder, MEGABYTES);
    if (!isMounted) {
      System.out.println("[fault] STORE disk full: skipped, this user may not mount a file system");
    }
    assumeThat(isMounted).as("may mount a file system").isTrue();
    try (var disk = new SmallDisk(folder);
        var mongo = LocalMongo.obtainWithoutDocker(folder)) {
      assumeThat(mongo.process()).as("a mongod of the test's own").isNotNull();
      var here = Surroundings.on("disk_full", mongo.uri(), TestBroker.bootstrapServers());
      try (var orders = Instance.start("work-order-service", here)) {
        run(disk, mongo, here, orders);
      } finally {
        Optional.ofNullable(again.get()).ifPresent(Process::destroyForcibly);
      }
    }
  }

  private void run(SmallDisk disk, LocalMongo mongo, Surroundings here, Instance orders)
      throws IOException {
    try (var elsewhere = new Announcer(here.broker())) {
      hospital.announce(elsewhere);
    }
    hospital.furnish(orders.address());
    var load = new Load(hospital, List.of(orders.address()), Figures.SEED).start(4);
    try (load) {
      load.awaitMore(60);
      var words = command(mongo.process());
      disk.fill();
      var nurse = hospital.as(orders.address(), "REQUESTER");
      var answer = awaitRefused(nurse);
      var died = !mongo.process().isAlive();
      var refused = load.putOff();
      disk.makeRoom();
      var begun = System.nanoTime();
      if (!mongo.process().isAlive()) {
        again.set(
            new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
      }
      load.awaitMore(60);
      var recovered = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      load.end();
      var verdict = verdict(here, load.done());
      Figure.of(Promise.STORE, "store's disk full under load")
          .proved("503 " + answer.problem() + " with Retry-After")
          .proved("the service ready all the time, no restart of it")
          .atMost("faults of the R1 check afterwards", verdict.faults().size(), 0)
          .told("the store ended itself", died)
          .told("commands put off", refused)
          .told("orders", verdict.orders())
          .told("ms from space to 60 commands more", recovered)
          .print();
    }
  }

  private Person.Answer awaitRefused(Person nurse) {
    var refused = new AtomicReference<Person.Answer>();
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              var answer = nurse.post(Hospital.ORDERS, Hospital.request());
              assertThat(answer.status()).isIn(201, 503);
              refused.set(answer);
              return answer.status() == 503;
            });
    assertThat(refused.get().header("Retry-After")).isNotEmpty();
    return refused.get();
  }

  private OrdersVerdict verdict(Surroundings here, Map<String, List<String>> answered) {
    try (var client = MongoClients.create(here.store())) {
      var store = client.getDatabase(here.database("work-order-service"));
      var orders = store.getCollection("work_orders");
      var waiting = Filters.or(Filters.exists("pendingAt"), Filters.exists("filingAt"));
      await().atMost(Duration.ofSeconds(90)).until(() -> orders.countDocuments(waiting) == 0);
      for (var order : orders.find(Filters.eq("hospital", hospital.name()))) {
        var id = order.getString("_id").substring(hospital.name().length() + 1);
        answered.computeIfAbsent(id, _ -> new ArrayList<>(StoredOrder.facts(order)));
      }
      return OrdersVerdict.of(hospital, store, here.broker(), answered);
    }
  }

  private static List<String> command(Process server) {
    var words = new ArrayList<String>();
    words.add(server.info().command().orElseThrow());
    words.addAll(List.of(server.info().arguments().orElseThrow()));
    return words;
  }
}

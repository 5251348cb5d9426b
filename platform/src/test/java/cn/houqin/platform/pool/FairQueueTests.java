package cn.houqin.platform.pool;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.TestMongo;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.ConnectionCheckOutFailedEvent;
import com.mongodb.event.ConnectionCheckOutStartedEvent;
import com.mongodb.event.ConnectionCheckedInEvent;
import com.mongodb.event.ConnectionCheckedOutEvent;
import com.mongodb.event.ConnectionPoolListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** On a real server: a pool of four and hundreds of virtual threads. */
class FairQueueTests {

  private static final int CONNECTIONS = 4;

  /** What the driver's other listeners hear. */
  private static final class Heard implements ConnectionPoolListener {
    final AtomicInteger started = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    final AtomicInteger lent = new AtomicInteger();
    final AtomicInteger mostLent = new AtomicInteger();

    @Override
    public void connectionCheckOutStarted(ConnectionCheckOutStartedEvent event) {
      started.incrementAndGet();
    }

    @Override
    public void connectionCheckedOut(ConnectionCheckedOutEvent event) {
      mostLent.accumulateAndGet(lent.incrementAndGet(), Math::max);
    }

    @Override
    public void connectionCheckOutFailed(ConnectionCheckOutFailedEvent event) {
      ended.incrementAndGet();
    }

    @Override
    public void connectionCheckedIn(ConnectionCheckedInEvent event) {
      lent.decrementAndGet();
      ended.incrementAndGet();
    }
  }

  private static MongoClient client(Heard heard, int mostWaiting) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestMongo.uri()))
            .applyToConnectionPoolSettings(
                pool ->
                    pool.maxSize(CONNECTIONS)
                        .connectionPoolListenerList(
                            List.of(
                                new FairQueue(
                                    List.of(heard), mostWaiting, Duration.ofSeconds(20)))))
            .build());
  }

  @Test
  void allAreServedAndNobodyWaitsMuchLongerThanTheOthers() throws Exception {
    var heard = new Heard();
    try (var client = client(heard, 1_000)) {
      var things = client.getDatabase("pool_test").getCollection("things");
      things.insertOne(new Document("a", 1));

      var waits =
          all(
              400,
              () -> {
                var slowest = 0L;
                for (var i = 0; i < 10; i++) {
                  var from = System.nanoTime();
                  things.find().first();
                  slowest = Math.max(slowest, System.nanoTime() - from);
                }
                return slowest;
              });

      var sorted = waits.stream().sorted().toList();
      System.out.printf(
          "[pool] 400 threads on %d connections, slowest read of a thread: median %d ms, most %d ms%n",
          CONNECTIONS, sorted.get(200) / 1_000_000, sorted.getLast() / 1_000_000);
      assertThat(sorted.getLast()).isLessThan(5 * Math.max(sorted.get(200), 20_000_000L));
      assertThat(heard.mostLent.get()).isLessThanOrEqualTo(CONNECTIONS);
      assertThat(heard.started.get()).isEqualTo(heard.ended.get());
    }
  }

  @Test
  void whoIsRefusedLeavesEverythingAsItWas() throws Exception {
    var heard = new Heard();
    try (var client = client(heard, 2)) {
      var things = client.getDatabase("pool_test").getCollection("things");

      var refused =
          all(
              200,
              () -> {
                try {
                  things.find().first();
                  return false;
                } catch (StoreBusy _) {
                  return true;
                }
              });
      for (var i = 0; i < 3 * CONNECTIONS; i++) {
        things.find().first();
      }

      assertThat(refused).contains(true).contains(false);
      assertThat(heard.started.get()).isEqualTo(heard.ended.get());
      assertThat(heard.lent.get()).isZero();
    }
  }

  private static <T> List<T> all(int threads, Callable<T> work) throws Exception {
    var running = new ArrayList<Future<T>>();
    var results = new ArrayList<T>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < threads; i++) {
        running.add(executor.submit(work));
      }
      for (var one : running) {
        results.add(one.get());
      }
    }
    return results;
  }
}

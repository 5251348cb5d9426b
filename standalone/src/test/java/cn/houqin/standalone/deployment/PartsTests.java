package cn.houqin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PartsTests {

  private final List<String> ended = new CopyOnWriteArrayList<>();
  private final Parts parts = new Parts();

  private AutoCloseable part(String name) {
    return () -> ended.add(name);
  }

  private Supplier<AutoCloseable> failing() {
    return () -> {
      throw new IllegalStateException("no room");
    };
  }

  @Test
  void beginAtTheSameTimeAndEndInTheOppositeOrderOfTheirNaming() {
    var second = new CountDownLatch(1);
    var first =
        parts.begin(
            "first",
            () -> {
              await(second);
              return part("first");
            });
    parts.begin(
        "second",
        () -> {
          second.countDown();
          return part("second");
        });
    parts.begin(
        "third",
        () -> {
          first.get();
          return part("third");
        });
    parts.await();

    parts.close();

    assertThat(ended).containsExactly("third", "second", "first");
  }

  @Test
  void whatBeganBesideAFailureIsEndedAndWhatWaitsForItNeverBegins() {
    var beginning = new CountDownLatch(1);
    var slow = new CountDownLatch(1);
    parts.add(part("lock"));
    parts.begin(
        "slow",
        () -> {
          beginning.countDown();
          await(slow);
          return part("slow");
        });
    await(beginning);
    var store = parts.begin("store", failing());
    parts.begin(
        "service",
        () -> {
          store.get();
          return part("service");
        });

    assertThatThrownBy(parts::await).hasMessage("no room");
    parts.begin("late", () -> part("late"));
    slow.countDown();
    parts.close();

    assertThat(ended).containsExactly("slow", "lock");
  }

  @Test
  void nobodyWaitsForAnotherOnceOneHasFailed() {
    var beginning = new CountDownLatch(1);
    var never = new CompletableFuture<AutoCloseable>();
    var store =
        parts.begin(
            "store",
            () -> {
              beginning.countDown();
              return never.join();
            });
    await(beginning);
    parts.begin("broker", failing());

    assertThatThrownBy(store::get).hasMessage("no room");
    assertThatThrownBy(parts::goOn).hasMessage("no room");

    never.complete(part("store"));
    parts.close();
    assertThat(ended).containsExactly("store");
  }

  @Test
  void givingUpEndsTheWaitingAndWhatHasBegun() {
    parts.begin("store", () -> part("store")).get();
    var beginning = new CountDownLatch(1);
    var never = new CompletableFuture<AutoCloseable>();
    parts.begin(
        "service",
        () -> {
          beginning.countDown();
          return never.join();
        });
    await(beginning);

    parts.giveUp();

    assertThatThrownBy(parts::await).isInstanceOf(Parts.GivenUp.class);
    never.complete(part("service"));
    parts.close();
    assertThat(ended).containsExactly("service", "store");
  }

  @Test
  void oneThatFailsToEndDoesNotKeepTheOthersFromIt() {
    parts.add(part("store"));
    parts.add(
        () -> {
          throw new IllegalStateException("stuck");
        });

    parts.close();

    assertThat(ended).containsExactly("store");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

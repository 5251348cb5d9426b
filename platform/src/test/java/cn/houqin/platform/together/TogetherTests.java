package cn.houqin.platform.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who waits together is answered together, each with an answer of its own, none left out. */
class TogetherTests {

  @Test
  void allWhoWaitAreAnsweredByOneQuestionThatBeginsAfterThem() throws Exception {
    var questions = new CopyOnWriteArrayList<Integer>();
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var together =
        new Together<Integer, String>(
            asked -> {
              questions.add(asked.size());
              begun.countDown();
              await(go);
              return asked.stream().map(String::valueOf).toList();
            });
    var answers = new ArrayList<Future<String>>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      answers.add(people.submit(() -> together.ask(0)));
      begun.await();
      for (var n = 1; n <= 20; n++) {
        var number = n;
        answers.add(people.submit(() -> together.ask(number)));
      }
      Awaitility.await().until(() -> together.waiting() == 20);
      go.countDown();
    }
    assertThat(answers.stream().map(Future::resultNow))
        .containsExactlyElementsOf(IntStream.rangeClosed(0, 20).mapToObj(String::valueOf).toList());
    assertThat(questions).containsExactly(1, 20);
  }

  @Test
  void whoMeetsAFailureMayTryAgain() {
    var failing = new AtomicInteger(1);
    var together =
        new Together<Integer, Integer>(
            asked -> {
              if (failing.getAndDecrement() > 0) {
                throw new IllegalStateException("away");
              }
              return List.copyOf(asked);
            });

    assertThatThrownBy(() -> together.ask(1)).hasMessage("away");
    assertThat(together.ask(1)).isEqualTo(1);
  }

  @Test
  void whoWaitsWhileItFailsDoesNotWaitForAFailureOfHisOwn() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var tried = new AtomicInteger();
    var together =
        new Together<Integer, Integer>(
            _ -> {
              tried.incrementAndGet();
              begun.countDown();
              await(go);
              throw new IllegalStateException("away");
            });
    var answers = new ArrayList<Future<Integer>>();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      answers.add(people.submit(() -> together.ask(0)));
      begun.await();
      answers.add(people.submit(() -> together.ask(1)));
      answers.add(people.submit(() -> together.ask(2)));
      Awaitility.await().until(() -> together.waiting() == 2);
      go.countDown();
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer.exceptionNow()).hasMessage("away"));
    assertThat(tried).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}

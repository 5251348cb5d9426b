package cn.houqin.endtoend.faults.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Size;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What befalls one line, and what the people of both notice of it, beside the time before. */
final class Disturbance {

  private final LineRequests others;
  private final LineRequests own;
  private final String line;
  private final Figure figure;
  private final Size seconds = Size.of("seconds", 20, 30);
  private double undisturbed;

  /**
   * @param own of the line that is disturbed
   */
  Disturbance(LineRequests others, LineRequests own, String line, Figure figure) {
    this.others = others;
    this.own = own;
    this.line = line;
    this.figure = figure;
    figure.size(seconds);
  }

  void warmUp() {
    pass(2);
  }

  /** Own requests are refused for now and in time, the board names the line, the others go on. */
  void putOff(String how, Runnable begins) {
    undisturbed();
    begins.run();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> own.take().stream().anyMatch(LineRequests.Answered::isPutOff));
    pass(1);
    assertThat(own.take()).as(how).isNotEmpty().allMatch(LineRequests.Answered::isPutOff);
    assertThat(own.missingOnTheBoard()).as(how).isEqualTo("[\"" + line + "\"]");
    untouched(how);
  }

  /** All is well, for both lines: what follows is compared with it. */
  void undisturbed() {
    List.of(others, own).forEach(LineRequests::take);
    pass(1);
    undisturbed = LineRequests.p99(others.take());
    assertThat(allTaken(own.take())).as("taken in both lines").isTrue();
  }

  /** Neither has been refused anything since. */
  void unnoticed(String how) {
    untouched(how);
    assertThat(own.take()).as(how).allMatch(LineRequests.Answered::isTaken);
  }

  private void untouched(String how) {
    var answers = others.take();
    assertThat(answers).as(how).isNotEmpty().allMatch(LineRequests.Answered::isTaken);
    var p99 = LineRequests.p99(answers);
    var before = String.format(Locale.ROOT, "%s, times the others' p99 of before", how);
    figure.atMost(before, p99 / undisturbed, 1.2);
    figure.told(
        how,
        String.format(
            Locale.ROOT, "%.0f ms of %d requests, %.0f before", p99, answers.size(), undisturbed));
  }

  private void pass(int times) {
    var until = System.nanoTime() + times * Duration.ofSeconds(seconds.here()).toNanos();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> System.nanoTime() > until);
  }

  void awaitServed() {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> allTaken(own.take()));
  }

  private static boolean allTaken(List<LineRequests.Answered> answers) {
    return !answers.isEmpty() && answers.stream().allMatch(LineRequests.Answered::isTaken);
  }
}

package cn.houqin.endtoend.faults.cells;

import cn.houqin.endtoend.faults.people.Crowd;
import cn.houqin.endtoend.faults.people.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** People filing requests of one line all the time, each answer kept with what it took. */
final class LineRequests implements AutoCloseable {

  /** In which somebody has an answer. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Person requester;
  private final String path;
  private final String body;
  private final Crowd crowd = new Crowd();
  private final ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();

  /** An answer after so many milliseconds. */
  record Answered(Person.Answer answer, double millis) {

    boolean isTaken() {
      return answer.status() == 201;
    }

    /** Refused for now, in the time a person waits. */
    boolean isPutOff() {
      return answer.status() == 503
          && !answer.header("Retry-After").isEmpty()
          && millis <= LONGEST.toMillis();
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%d after %.0f ms", answer.status(), millis);
    }
  }

  LineRequests(Person requester, String line, String category) {
    this.requester = requester;
    this.path = "/api/service-lines/" + line + "/work-orders";
    this.body =
        "{\"category\": \"%s\", \"location\": \"B1\", \"priority\": \"ROUTINE\"}"
            .formatted(category);
  }

  LineRequests start(int workers) {
    crowd.start(workers, _ -> work());
    return this;
  }

  /** So many a second come, whatever became of those before. */
  LineRequests startPaced(int aSecond) {
    var people = (int) (aSecond * LONGEST.toSeconds());
    var since = System.nanoTime();
    crowd.start(people, number -> come(since + number * LONGEST.toNanos() / people));
    return this;
  }

  private void come(long first) {
    for (var next = first; crowd.isGoing(); next += LONGEST.toNanos()) {
      LockSupport.parkNanos(next - System.nanoTime());
      answered.add(one());
    }
  }

  private void work() {
    while (crowd.isGoing()) {
      answered.add(one());
    }
  }

  /** One more, by somebody else. */
  Answered one() {
    var since = System.nanoTime();
    var answer = requester.post(path, body);
    return new Answered(answer, (System.nanoTime() - since) / 1e6);
  }

  /** The lines that the board of all lines says it lacks. */
  String missingOnTheBoard() {
    return requester.get("/api/board").must(200).body().path("missingLines").toString();
  }

  /** The answers since this was asked for last. */
  List<Answered> take() {
    crowd.failIfOneFailed();
    var taken = new ArrayList<Answered>();
    for (var one = answered.poll(); one != null; one = answered.poll()) {
      taken.add(one);
    }
    return taken;
  }

  static double longest(List<Answered> answers) {
    return answers.stream().mapToDouble(Answered::millis).max().orElse(0);
  }

  /** Of the time answers took. */
  static double p99(List<Answered> answers) {
    var sorted = answers.stream().mapToDouble(Answered::millis).sorted().toArray();
    return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
  }

  @Override
  public void close() {
    crowd.end();
  }
}

package cn.houqin.endtoend.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.AMonth;
import cn.houqin.endtoend.matrix.described.Operation;
import cn.houqin.endtoend.matrix.described.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every operation that takes JSON, sent every body that is wrong in one place: refused by pointer,
 * rule and value, in Chinese to who reads Chinese, and nothing is changed by it.
 */
class BadInputMatrixTests {

  private static final int TOO_LARGE = 1_100_000;

  private final AccessTable table = AccessTable.read();
  private final Tried tried = Tried.onTheMonth();
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger requests = new AtomicInteger();

  @Test
  void whatIsWrongIsNamedAndNothingIsChangedByIt() throws Exception {
    var from = System.nanoTime();
    var byService =
        tried.operations().stream()
            .filter(operation -> operation.body().isPresent() && Stores.has(operation.service()))
            .filter(this::isTried)
            .collect(Collectors.groupingBy(Operation::service));
    try (var stores = new Stores(AMonth.lived().platform().storeAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stores.awaitQuiet();
      var running =
          byService.entrySet().stream()
              .map(one -> threads.submit(() -> service(one.getKey(), one.getValue(), stores)))
              .toList();
      for (var one : running) {
        one.get();
      }
    }
    System.out.printf(
        "[bad input] %d operations, %d requests, %d s%n",
        byService.values().stream().mapToInt(List::size).sum(),
        requests.get(),
        (System.nanoTime() - from) / 1_000_000_000);

    assertThat(faults.stream().sorted().toList()).isEmpty();
  }

  private boolean isTried(Operation operation) {
    var entry = table.of(operation);
    return entry == null || !entry.is("pending");
  }

  private void service(String service, List<Operation> operations, Stores stores) {
    var before = stores.digest(service);
    for (var operation : operations) {
      var bad = bodies(operation);
      bad.forEach(fault -> refusedByName(operation, fault));
      refusedWhole(operation);
      var after = stores.digest(service);
      if (!after.equals(before)) {
        faults.add(
            "%s changed %s: %s"
                .formatted(
                    operation.name(),
                    Stores.different(before, after),
                    culprits(operation, bad, stores)));
        before = stores.quiet(service);
      }
    }
  }

  private List<Fault> bodies(Operation operation) {
    var schema = Schema.of(operation.body().orElseThrow(), operation.document());
    return Fault.of(schema, tried.goodBody(operation));
  }

  /** Sends them again one by one; only where all together changed something. */
  private String culprits(Operation operation, List<Fault> bad, Stores stores) {
    var culprits = new ArrayList<String>();
    for (var fault : bad) {
      var before = stores.quiet(operation.service());
      send(operation, fault.body().toString(), Map.of());
      if (!stores.digest(operation.service()).equals(before)) {
        culprits.add(fault.what() + " " + fault.pointer());
      }
    }
    return culprits.toString();
  }

  private Door.Answer send(Operation operation, String body, Map<String, String> headers) {
    requests.incrementAndGet();
    return tried.by(Tried.somebody(operation), operation, body, headers);
  }

  private void refusedByName(Operation operation, Fault fault) {
    var answer = send(operation, fault.body().toString(), Map.of());
    var what = operation.name() + ": " + fault.what() + " " + fault.pointer();
    if (answer.status() < 400 || answer.status() >= 500 || !answer.isProblem()) {
      faults.add(what + " was " + told(answer));
      return;
    }
    var named =
        answer
            .json()
            .path("errors")
            .valueStream()
            .filter(error -> error.path("pointer").asString().equals(fault.pointer()))
            .findFirst();
    if (named.isEmpty()) {
      faults.add(what + " is not named: " + told(answer));
    } else if (named.get().path("rule").asString("").isEmpty()
        || !named.get().path("value").asString("").contains(fault.value())) {
      faults.add(what + " does not tell rule and value " + fault.value() + ": " + named.get());
    } else if (!isChinese(named.get().path("message").asString())) {
      faults.add(what + " is not told in Chinese: " + named.get());
    }
  }

  private void refusedWhole(Operation operation) {
    expect(operation, "no JSON", send(operation, "{", Map.of()), 400);
    if (operation.isBodyRequired()) {
      expect(operation, "null", send(operation, "null", Map.of()), 400);
    }
    expect(operation, "a list", send(operation, "[]", Map.of()), 400);
    var large = "{\"a\":\"" + "x".repeat(TOO_LARGE) + "\"}";
    expect(operation, "too large", send(operation, large, Map.of()), 413);
    if (operation.needsIfMatch() && tried.samples().unknown(operation).isEmpty()) {
      var good = tried.body(operation);
      var stale = Map.of("If-Match", "\"v999999999\"");
      expect(operation, "stale", send(operation, good, stale), 412);
      expect(operation, "no If-Match", send(operation, good, Map.of("If-Match", "")), 428);
    }
  }

  @Test
  void noTextHoweverOddIsAFailure() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      var atOnce = new Semaphore(8);
      for (var operation : tried.operations()) {
        if (operation.body().isPresent() && isTried(operation)) {
          var schema = Schema.of(operation.body().get(), operation.document());
          for (var odd : Fault.odd(schema, tried.goodBody(operation))) {
            running.add(
                threads.submit(
                    () -> {
                      atOnce.acquire();
                      try {
                        var answer = send(operation, odd.body().toString(), Map.of());
                        if (answer.status() >= 500) {
                          var what = operation.name() + ": " + odd.what() + " " + odd.pointer();
                          faults.add(what + " was " + told(answer));
                        }
                      } finally {
                        atOnce.release();
                      }
                      return null;
                    }));
          }
        }
      }
      for (var one : running) {
        one.get();
      }
    }

    assertThat(faults.stream().sorted().toList()).isEmpty();
  }

  private void expect(Operation operation, String what, Door.Answer answer, int status) {
    if (answer.status() != status
        || !answer.isProblem()
        || !isChinese(answer.json().path("title").asString())) {
      faults.add(operation.name() + ": " + what + " must be " + status + ", was " + told(answer));
    }
  }

  private static boolean isChinese(String text) {
    return text.codePoints()
        .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
  }

  private static String told(Door.Answer answer) {
    return answer.status()
        + " "
        + answer.text().substring(0, Math.min(300, answer.text().length()));
  }
}

package cn.houqin.endtoend.bench.load;

import cn.houqin.endtoend.bench.ground.Cpu;
import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests that do not hide waiting: sent when they are due whatever became of those before (open),
 * or by clients who each wait for their answer, corrected for what they would have sent meanwhile
 * (closed).
 *
 * @param interval nanoseconds between requests; 0 for a closed load
 * @param after done before the time spent is read, to count work that follows a request
 */
public record Load(int clients, long requests, long interval, @Nullable Runnable after) {

  private static final int CLIENTS_OF_AN_OPEN_LOAD = 64;

  public static Load closed(int clients, long requests) {
    return new Load(clients, requests, 0, null);
  }

  public static Load open(long ratePerSecond, long requests) {
    return new Load(CLIENTS_OF_AN_OPEN_LOAD, requests, 1_000_000_000L / ratePerSecond, null);
  }

  public Load then(Runnable more) {
    return new Load(clients, requests, interval, more);
  }

  /** What one client met with. */
  private record Diary(List<Long> nanos, Map<Integer, Long> statuses) {}

  public void warm(Job job) throws InterruptedException {
    go(job);
  }

  public Figures run(Job job, Ground ground) throws InterruptedException {
    var spent = ground.spent();
    var busy = Cpu.busyMillis();
    var from = System.nanoTime();
    var diaries = go(job);
    var seconds = (System.nanoTime() - from) / 1e9;
    if (after != null) {
      after.run();
    }
    var cost = ground.spent().since(spent);
    var cores =
        Math.max(0, Cpu.busyMillis() - busy - cost.total() - cost.generator())
            / ((System.nanoTime() - from) / 1e6);
    var statuses = new TreeMap<Integer, Long>();
    diaries.forEach(one -> one.statuses().forEach((code, n) -> statuses.merge(code, n, Long::sum)));
    var nanos = diaries.stream().map(Diary::nanos).flatMap(List::stream).sorted().toList();
    return new Figures(
        requests,
        seconds,
        interval == 0 ? corrected(nanos) : nanos,
        statuses,
        cost.per(requests),
        cores);
  }

  private List<Diary> go(Job job) throws InterruptedException {
    var next = new AtomicLong();
    var from = System.nanoTime();
    var diaries = new ArrayList<Diary>();
    var threads = new ArrayList<Thread>();
    for (var client = 0; client < clients; client++) {
      var diary = new Diary(new ArrayList<>(), new TreeMap<>());
      var number = client;
      diaries.add(diary);
      threads.add(Thread.ofPlatform().daemon().start(() -> client(job, number, next, from, diary)));
    }
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException stopped) {
      next.set(requests);
      throw stopped;
    }
    return diaries;
  }

  private void client(Job job, int client, AtomicLong next, long from, Diary diary) {
    for (var n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
      var due = interval == 0 ? System.nanoTime() : from + n * interval;
      for (var early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      diary.statuses().merge(status(job, client, n), 1L, Long::sum);
      diary.nanos().add(System.nanoTime() - due);
    }
  }

  private static int status(Job job, int client, long n) {
    try {
      return job.run(client, n);
    } catch (Exception broken) {
      System.err.println("[bench] no answer: " + broken);
      return 0;
    }
  }

  /** A client is expected to ask again at the pace of the median; what it could not is added. */
  private static List<Long> corrected(List<Long> sorted) {
    if (sorted.isEmpty()) {
      return sorted;
    }
    var pace = Math.max(1, sorted.get(sorted.size() / 2));
    var all = new ArrayList<>(sorted);
    for (var nanos : sorted) {
      for (var late = nanos - pace; late >= pace; late -= pace) {
        all.add(late);
      }
    }
    all.sort(null);
    return all;
  }
}

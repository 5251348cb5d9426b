package cn.houqin.endtoend.bench.orders;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Http;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** B6: status transitions through the gateway, 16 clients on 28 hot orders. */
public final class Moving implements Benchmark {

  private static final double ATLAS_CPU = 10.9;
  private static final int CLIENTS = 16;
  private static final int HOT = 28;

  /** An order and how many of its steps were answered. */
  private record Hot(String id, int done) {}

  @Override
  public String id() {
    return "B6";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    new StoredOrders(ground).fill(Sizes.of("stored", 10_000));
    var lives = new OrderLives(ground, ground.service(Orders.SERVICE).address());
    var orders = new Orders(ground);
    var gateway = new Http(ground.gateway().address());
    var n = Sizes.requests();
    Load.closed(CLIENTS, Sizes.warmUp() / 2).warm(job(lives, gateway, Sizes.warmUp() / 2));
    var lost = new AtomicLong();
    var trial =
        Pairs.of(
                "moving",
                () -> {
                  var job = job(lives, gateway, n);
                  return Load.closed(CLIENTS, n).then(orders::settle).run(job, ground);
                })
            .run()
            .get("moving");
    lost.set(trial.statuses().getOrDefault(409, 0L));
    var wrong = trial.wrong() - lost.get();
    sheet.add(
        Line.of("B6", "status transitions through the gateway, 16 clients on 28 hot orders", trial)
            .note("%d lost races (409)".formatted(lost.get()))
            .wrong(wrong)
            .peer("Atlas 10.9 ms CPU, 178/s, 26 % errors")
            .target(
                "<= 6.5 ms CPU, nothing but 200 and 409",
                trial.cpu().median() <= 0.6 * ATLAS_CPU && wrong == 0));
  }

  /** Each run takes one of the hot orders a step further; who is second loses the race. */
  private static Job job(OrderLives lives, Http gateway, long runs) throws IOException {
    var fresh = new ArrayDeque<String>();
    for (var n = 0L; n < HOT + runs / OrderLives.STEPS.size() + 1; n++) {
      fresh.add(lives.request());
    }
    var hot = new AtomicReferenceArray<Hot>(HOT);
    for (var n = 0; n < HOT; n++) {
      hot.set(n, new Hot(fresh.remove(), 0));
    }
    return (client, _) -> {
      var place = ThreadLocalRandom.current().nextInt(HOT);
      var order = hot.get(place);
      var reply =
          gateway.send(client, lives.command(order.id(), OrderLives.STEPS.get(order.done())));
      if (reply.status() == 200) {
        hot.compareAndSet(place, order, next(order, fresh));
      } else if (reply.status() != 409) {
        System.err.println("[bench] " + reply.status() + " " + reply.text());
      }
      return reply.status();
    };
  }

  private static Hot next(Hot order, ArrayDeque<String> fresh) {
    if (order.done() + 1 < OrderLives.STEPS.size()) {
      return new Hot(order.id(), order.done() + 1);
    }
    synchronized (fresh) {
      return new Hot(fresh.remove(), 0);
    }
  }
}

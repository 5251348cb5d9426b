package cn.houqin.endtoend.bench.orders;

import cn.houqin.endtoend.bench.ground.BenchHospital;
import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Http;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Spread;
import cn.houqin.endtoend.bench.load.Trial;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import cn.houqin.endtoend.faults.people.Hospital;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** B5: one order by its id, from the service itself and through the gateway. */
public final class GettingOne implements Benchmark {

  private static final double ATLAS_CPU = 3.4;

  @Override
  public String id() {
    return "B5";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var service = ground.service(Orders.SERVICE);
    new StoredOrders(ground).fill(Sizes.of("stored", 10_000));
    var ids = ids(new Orders(ground));
    var alone = getting(ground, service.address(), ids);
    var through = getting(ground, ground.gateway().address(), ids);
    Load.closed(16, Sizes.warmUp()).warm(through);
    Load.closed(16, Sizes.warmUp()).warm(alone);
    var n = 2 * Sizes.requests();
    var trials =
        Pairs.of(
                "alone",
                () -> Load.closed(16, n).run(alone, ground),
                "through",
                () -> Load.closed(16, n).run(through, ground))
            .run();
    sheet.add(line("the service alone", trials.get("alone"), 0.5));
    sheet.add(line("through the gateway", trials.get("through"), 0.8));
  }

  private static Line line(String what, Trial trial, double share) {
    return Line.of("B5", "get one order by id, 16 clients, " + what, trial)
        .peer("Atlas 3.4 ms CPU")
        .target(
            "<= %s ms CPU".formatted(Spread.number(share * ATLAS_CPU)),
            trial.cpu().median() <= share * ATLAS_CPU && trial.wrong() == 0);
  }

  private static List<String> ids(Orders orders) {
    return orders
        .stored()
        .find()
        .projection(new Document("_id", 1))
        .limit(2_000)
        .map(found -> found.getString("_id").substring(BenchHospital.NAME.length() + 1))
        .into(new ArrayList<>());
  }

  private static Job getting(Ground ground, String address, List<String> ids) {
    var token = ground.hospital().token("DISPATCHER");
    return new Http(address)
        .job((_, n) -> Http.get(Hospital.ORDERS + "/" + ids.get((int) (n % ids.size())), token));
  }
}

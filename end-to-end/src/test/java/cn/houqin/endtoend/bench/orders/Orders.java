package cn.houqin.endtoend.bench.orders;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.bench.ground.BenchHospital;
import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Http;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.faults.people.Hospital;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.Date;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/** Orders of the bench hospital: made by requests, and how they are stored. */
public final class Orders {

  public static final String SERVICE = "work-order-service";

  private static final AtomicLong KEYS = new AtomicLong();
  private static final String RUN = UUID.randomUUID().toString();

  private final Ground ground;

  public Orders(Ground ground) {
    this.ground = ground;
  }

  /** Each run makes an order, as somebody at a desk would, with a key of its own. */
  public Job creating(String address) {
    var random = ThreadLocal.withInitial(SplittableRandom::new);
    var token = ground.hospital().token("REQUESTER");
    return new Http(address)
        .job(
            (_, _) ->
                Http.post(
                    Hospital.ORDERS,
                    token,
                    BenchHospital.request(random.get()),
                    "Idempotency-Key",
                    RUN + KEYS.incrementAndGet()));
  }

  public MongoCollection<Document> stored() {
    return ground.store(SERVICE).getCollection("work_orders");
  }

  /** Until everything is published and filed. */
  public void settle() {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofMinutes(5))
        .until(() -> !isWaiting("pendingAt") && !isWaiting("filingAt"));
  }

  private boolean isWaiting(String field) {
    return stored().find(new Document(field, new Document("$gt", new Date(0)))).limit(1).first()
        != null;
  }
}

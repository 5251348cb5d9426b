package cn.houqin.workorder.move;

import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.workorder.cell.Standing;
import cn.houqin.workorder.ticking.Orders;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.util.ArrayList;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Looks once at every open order of a line that has come here: contracts and vendors may have
 * changed while nobody could look.
 */
@Component
class Welcoming {

  private static final Logger LOG = LoggerFactory.getLogger(Welcoming.class);

  private final MongoTemplate mongo;
  private final Orders orders;
  private final Clock businessClock;

  Welcoming(MongoTemplate mongo, Orders orders, Clock businessClock) {
    this.mongo = mongo;
    this.orders = orders;
    this.businessClock = businessClock;
  }

  void lookAfter() {
    var come =
        new Document("state", Standing.State.SERVED.name()).append(Places.LOOKED_AFTER, null);
    for (var stored : lines().find(come).into(new ArrayList<>())) {
      var line = Standing.of(stored);
      open(line.line());
      lines()
          .updateOne(
              new Document("_id", line.line()).append("move", line.move()),
              new Document("$set", new Document(Places.LOOKED_AFTER, true)));
    }
  }

  private MongoCollection<Document> lines() {
    return mongo.getCollection(Standing.COLLECTION);
  }

  private void open(String line) {
    var estate = new Estate(mongo.getDb(), line);
    for (var part : estate.parts(Estate.ORDERS)) {
      estate
          .collection(Estate.ORDERS)
          .find(part.append("open", true))
          .projection(new Document(Envelope.HOSPITAL, 1))
          .forEach(this::look);
    }
  }

  private void look(Document order) {
    var hospital = order.getString(Envelope.HOSPITAL);
    try {
      orders.look(Call.system(hospital, "arrival", businessClock.instant()), Envelope.id(order));
    } catch (BrokenRule waits) {
      LOG.warn("{} stays as it came: {}", order.getString("_id"), waits.getMessage());
    }
  }
}

package cn.houqin.endtoend.bench.stock;

import cn.houqin.platform.together.Together;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * What the driver needs for an order with its event and a movement with its event, one document
 * each: every write by itself, or as the services write, those of a moment in one command and the
 * balances read again.
 */
final class BareWrites {

  private static final int CARDS = 1_000;

  private final MongoCollection<Document> stored;
  private final Document order;
  private final Together<Document, Boolean> inserts = new Together<>(this::insert);
  private final Together<Taking, Boolean> updates = new Together<>(this::take);

  /** One piece is taken of a card. */
  private record Taking(String card, String movement) {

    Document filter() {
      return new Document("_id", card).append("onHand", new Document("$gte", new Decimal128(1)));
    }

    Document update() {
      var one = new Decimal128(1);
      var entry = new Document("movement", movement).append("at", new Date()).append("change", one);
      var waiting = new Document("$each", List.of(entry)).append("$slice", -5);
      return new Document("$inc", new Document("onHand", new Decimal128(-1)).append("moved", 1L))
          .append("$push", new Document("waiting", waiting));
    }

    boolean isIn(Document balance) {
      return balance.getList("waiting", Document.class).stream()
          .anyMatch(entry -> movement.equals(entry.getString("movement")));
    }
  }

  BareWrites(MongoCollection<Document> stored, Document order, Document card) {
    this.stored = stored;
    this.order = order;
    for (var n = 0; n < CARDS; n++) {
      var copy = new Document(card);
      copy.put("_id", "card" + n);
      copy.put("waiting", List.of());
      stored.insertOne(copy);
    }
  }

  private Document anOrder() {
    var copy = new Document(order);
    copy.put("_id", UUID.randomUUID().toString());
    return copy;
  }

  private static Taking aTaking(long n) {
    return new Taking("card" + n % CARDS, UUID.randomUUID().toString());
  }

  int alone(int client, long n) {
    stored.insertOne(anOrder());
    var taking = aTaking(n);
    return stored.updateOne(taking.filter(), taking.update()).getModifiedCount() == 1 ? 200 : 409;
  }

  int together(int client, long n) {
    return inserts.ask(anOrder()) && updates.ask(aTaking(n)) ? 200 : 409;
  }

  private List<Boolean> insert(List<Document> orders) {
    stored.insertMany(orders, new InsertManyOptions().ordered(false));
    return Collections.nCopies(orders.size(), true);
  }

  private List<Boolean> take(List<Taking> all) {
    stored.bulkWrite(
        all.stream().map(one -> new UpdateOneModel<Document>(one.filter(), one.update())).toList(),
        new BulkWriteOptions().ordered(false));
    var cards = new HashMap<String, Document>();
    stored
        .find(new Document("_id", new Document("$in", all.stream().map(Taking::card).toList())))
        .projection(new Document("waiting", 1))
        .forEach(card -> cards.put(card.getString("_id"), card));
    return all.stream().map(one -> one.isIn(cards.get(one.card()))).toList();
  }
}

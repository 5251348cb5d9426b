package cn.houqin.contract.parts;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * What the hospital owes a vendor for parts above the threshold of a contract: those that the
 * vendor brought itself. Parts of the hospital's own stores are paid for, and parts of which nobody
 * said whose they were are paid to nobody.
 */
@Component
public class ChargeableParts {

  private static final String COLLECTION = "charged_parts";

  private final MongoTemplate mongo;

  ChargeableParts(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** What is owed for an order's parts. */
  public record Row(String line, String workOrder, long fen) {}

  /** Of orders under the contract that ended then, those for which anything is owed. */
  public List<Row> of(String hospital, String contract, Instant from, Instant until) {
    var filter =
        new Document("hospital", hospital)
            .append("contract", contract)
            .append(
                "occurredAt", new Document("$gte", Date.from(from)).append("$lt", Date.from(until)))
            .append("payableFen", new Document("$gt", 0L));
    var rows = new ArrayList<Row>();
    mongo
        .getCollection(COLLECTION)
        .find(filter)
        .sort(new Document("occurredAt", 1).append("_id", 1))
        .forEach(
            found ->
                rows.add(
                    new Row(
                        found.getString("line"),
                        found.getString("workOrder"),
                        found.getLong("payableFen"))));
    return rows;
  }

  /** How they are kept; a vendor sees its own. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<ChargedOrder> chargedOrders(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "charged-order",
              COLLECTION,
              ChargedOrder.class,
              new Publication.None<>(),
              new VendorScope.Field("vendor"),
              List.of(
                  IndexSpec.on("contract", "-occurredAt"),
                  IndexSpec.on("vendor", "contract", "-occurredAt"))));
    }
  }
}

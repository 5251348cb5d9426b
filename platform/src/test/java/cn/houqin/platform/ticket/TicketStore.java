package cn.houqin.platform.ticket;

import cn.houqin.events.Event;
import cn.houqin.events.Stream;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.mapping.MappingAutoConfiguration;
import cn.houqin.platform.store.MongoAggregateStore;
import cn.houqin.platform.store.StoreAutoConfiguration;
import cn.houqin.platform.testing.TestMongo;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The store of a service that keeps tickets, on a database of its own; no loop runs. */
public final class TicketStore implements AutoCloseable {

  public static final String COLLECTION = "tickets";

  private final ConfigurableApplicationContext context;
  private final String database;

  private TicketStore(String database) {
    this.database = database;
    this.context =
        new SpringApplicationBuilder(Storage.class)
            .web(WebApplicationType.NONE)
            .run("--spring.mongodb.uri=" + TestMongo.uri(database), "--spring.config.name=none");
  }

  /** On an empty database. */
  public static TicketStore emptied(String database) {
    TestMongo.client().getDatabase(database).drop();
    return new TicketStore(database);
  }

  /** As another instance of the same service. */
  public TicketStore another() {
    return new TicketStore(database);
  }

  /** The part of the platform that stores. */
  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage
  @ImportAutoConfiguration({
    MongoAutoConfiguration.class,
    MappingAutoConfiguration.class,
    DataMongoAutoConfiguration.class,
    StoreAutoConfiguration.class
  })
  static class Storage {}

  public static AggregateType<Ticket> type(Publication<Ticket> publication) {
    return new AggregateType<>(
        "ticket",
        COLLECTION,
        Ticket.class,
        publication,
        new VendorScope.Field("vendor"),
        List.of(
            IndexSpec.uniqueOn("vendor", "title"),
            IndexSpec.on("title"),
            IndexSpec.on("-count"),
            IndexSpec.on("due"),
            IndexSpec.on("-due"),
            IndexSpec.on("vendor", "title"),
            IndexSpec.on("count").whereTrue("open")));
  }

  public static Stream stream(String name, Stream.Kind kind) {
    return new Stream("houqin.test-" + name, kind, "test-service", TicketEvent.class, List.of());
  }

  public static Publication<Ticket> facts(Stream stream) {
    return new Publication.Facts<>(stream);
  }

  public static Publication<Ticket> state(Stream stream) {
    return new Publication.State<>(stream, TicketStore::published);
  }

  private static TicketEvent.State published(Stored<Ticket> stored) {
    return new TicketEvent.State(stored.id(), stored.body().count(), Calls.NOW, false);
  }

  public static Event counted(Stored<Ticket> stored) {
    return counted(stored.id(), stored.body().count() + 1);
  }

  public static Event counted(String id, int count) {
    return new TicketEvent.Counted(id, count, null, Calls.NOW);
  }

  public Aggregates<Ticket> tickets(Publication<Ticket> publication) {
    return store().of(type(publication));
  }

  public MongoAggregateStore store() {
    return context.getBean(MongoAggregateStore.class);
  }

  public MongoTemplate mongo() {
    return context.getBean(MongoTemplate.class);
  }

  /** A ticket's document as it is stored. */
  public Document document(String id) {
    return Objects.requireNonNull(
        mongo()
            .getCollection(COLLECTION)
            .find(new Document("_id", Calls.HOSPITAL + "/" + id))
            .first());
  }

  /** Changes a document behind the platform's back. */
  public void tamper(String id, Document update) {
    mongo()
        .getCollection(COLLECTION)
        .updateOne(new Document("_id", Calls.HOSPITAL + "/" + id), update);
  }

  @Override
  public void close() {
    context.close();
  }
}

package cn.houqin.platform.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the tests' store that nobody else uses, and what it has asked for. */
public final class CountedCommands implements CommandListener, AutoCloseable {

  private final List<String> names = new CopyOnWriteArrayList<>();
  private final MongoClient client =
      MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(TestMongo.uri()))
              .addCommandListener(this)
              .build());

  public MongoClient client() {
    return client;
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    names.add(event.getCommandName());
  }

  /** The names of the commands since the last time, in order. */
  public List<String> since() {
    var all = List.copyOf(names);
    names.clear();
    return all;
  }

  @Override
  public void close() {
    client.close();
  }
}

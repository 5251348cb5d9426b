package cn.houqin.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.inbox.TestEvent.Place;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

@InboxTest
class NewDatabaseTests {

  @Autowired private Inbox inbox;
  @Autowired private Announcer announcer;
  @Autowired private Effects effects;
  @Autowired private StateCopy<Place.State> places;
  @Autowired private MongoTemplate mongo;

  @Test
  void readsFromTheStartThoughTheGroupHasOffsets() {
    announcer.state("kept", 1).place("a ward", false);
    announcer.fact("again", "again#1").happened("before");
    await().until(() -> places.find("H001", "kept").isPresent());
    await().until(() -> effects.calls("again#1") == 1);

    inbox.stop();
    mongo.getCollection("copy_places").deleteMany(new Document());
    mongo.getCollection("inbox_partitions").deleteMany(new Document());
    inbox.start();

    await().until(() -> places.find("H001", "kept").isPresent());
    await().until(() -> effects.calls("again#1") == 2);
    assertThat(effects.of("again")).containsExactly("before");
  }

  @Test
  void goesOnWhereItStoppedOtherwise() {
    announcer.fact("stopped", "stopped#1").happened("before");
    await().until(() -> effects.calls("stopped#1") == 1);

    inbox.stop();
    announcer.fact("stopped", "stopped#2").happened("meanwhile");
    inbox.start();

    await().until(() -> effects.get("stopped#2") != null);
    assertThat(effects.calls("stopped#1")).isEqualTo(1);
  }
}

package cn.houqin.platform.store.together;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.CountedCommands;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Documents that are looked for together are found in one question. */
class LookupsTests {

  @Test
  void findsEachAtItsPlaceInOneQuestion() {
    try (var commands = new CountedCommands()) {
      var stored = commands.client().getDatabase("houqin_lookups").getCollection("stored");
      stored.drop();
      stored.insertMany(List.of(new Document("_id", "a"), new Document("_id", "b")));
      var lookups = new Lookups(() -> stored);
      commands.since();

      var found = lookups.find(List.of("b", "none", "a", "b"));

      assertThat(found)
          .extracting(one -> one.map(document -> document.getString("_id")))
          .containsExactly(Optional.of("b"), Optional.empty(), Optional.of("a"), Optional.of("b"));
      assertThat(commands.since()).containsExactly("find");
    }
  }
}

package cn.houqin.platform.store.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.testing.CountedCommands;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents inserted by one command come out as if each had been alone. */
class InsertsTests {

  private static final String DATABASE = "houqin_inserts";

  private static final CountedCommands COMMANDS = new CountedCommands();

  private final MongoCollection<Document> stored =
      COMMANDS.client().getDatabase(DATABASE).getCollection("stored");
  private final Inserts inserts = new Inserts(() -> stored);

  @BeforeEach
  void empty() {
    stored.drop();
    COMMANDS.since();
  }

  @AfterAll
  static void close() {
    COMMANDS.close();
  }

  private static Document id(int id) {
    return new Document("_id", id);
  }

  private static List<Document> ids(int many) {
    return IntStream.range(0, many).mapToObj(InsertsTests::id).toList();
  }

  @Test
  void insertsAllInOneCommand() {
    assertThat(inserts.insert(ids(20))).hasSize(20).allMatch(refusal -> refusal.isEmpty());

    assertThat(COMMANDS.since()).containsExactly("insert");
    assertThat(stored.countDocuments()).isEqualTo(20);
  }

  @Test
  void tellsWhoseIsThereAlreadyAndStoresTheOthers() {
    inserts.insert(id(1));

    var refusals = inserts.insert(ids(3));

    assertThat(refusals.get(0)).isEmpty();
    assertThat(refusals.get(2)).isEmpty();
    assertThat(refusals.get(1))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal)
                    .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        same -> assertThat(same.getError().getMessage()).contains("_id_ dup key")));
    assertThat(stored.countDocuments()).isEqualTo(3);
    assertThatThrownBy(() -> inserts.insert(id(1))).isInstanceOf(MongoWriteException.class);
  }

  @Test
  void oneThatCannotBeWrittenDoesNotKeepTheOthersBack() {
    var bad = id(1).append("what", new Object());

    var refusals = inserts.insert(List.of(id(0), bad, id(2)));

    assertThat(refusals.get(1)).containsInstanceOf(CodecConfigurationException.class);
    assertThat(stored.find().map(one -> one.getInteger("_id"))).containsExactlyInAnyOrder(0, 2);
    assertThatThrownBy(() -> inserts.insert(bad)).isInstanceOf(CodecConfigurationException.class);
  }

  @Test
  void whereTheMajorityIsNotKnownNobodyIsToldThatItIsStored() {
    var unheardOf = new Inserts(() -> stored.withWriteConcern(new WriteConcern("no-such-tag")));

    assertThatThrownBy(() -> unheardOf.insert(ids(2))).isInstanceOf(MongoBulkWriteException.class);
  }
}

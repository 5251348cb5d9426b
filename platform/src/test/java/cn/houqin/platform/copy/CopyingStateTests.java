package cn.houqin.platform.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.inbox.Announcer;
import cn.houqin.platform.inbox.InboxTest;
import cn.houqin.platform.inbox.TestEvent;
import cn.houqin.platform.inbox.TestEvent.Place;
import cn.houqin.platform.problem.NotYetKnown;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;

@InboxTest
class CopyingStateTests {

  private static final String HOSPITAL = Announcer.HOSPITAL;

  @Autowired private Announcer announcer;
  @Autowired private StateCopy<Place.State> places;
  @Autowired private StateCopies copies;
  @Autowired private MongoTemplate mongo;

  @Test
  void keepsTheNewestHoweverStatesArrive() {
    announcer.state("shuffled", 3).place("third", false);
    announcer.state("shuffled", 1).place("first", false);
    announcer.state("shuffled", 2).place("second", false);
    announcer.state("shuffled", 3).place("third", false);
    announcer.state("shuffled-end", 1).place("end", false);

    await().until(() -> places.find(HOSPITAL, "shuffled").isPresent());
    await().until(() -> places.find(HOSPITAL, "shuffled-end").isPresent());
    assertThat(places.require(HOSPITAL, "shuffled").name()).isEqualTo("third");
    assertThat(places.require(HOSPITAL, "shuffled").feeFen()).isEqualTo(12);
  }

  @Test
  void tellsListenersOfNewerAndRedeliveredStatesButNotOfOlder() {
    var heard = new CopyOnWriteArrayList<String>();
    places.onChange(
        changed -> {
          if (changed.subject().equals("heard")) {
            heard.add(changed.state().name());
          }
        });

    announcer.state("heard", 2).place("two", false);
    announcer.state("heard", 1).place("one", false);
    announcer.state("heard", 2).place("two", false);
    announcer.state("heard", 3).place("three", false);

    await().until(() -> heard.contains("three"));
    assertThat(heard).containsExactly("two", "two", "three");
  }

  @Test
  void findsWhatIsRetiredButListsOnlyWhatIsNot() {
    announcer.state("open", 1).place("listed", false);
    announcer.state("gone", 1).place("listed", true);
    await().until(() -> places.find(HOSPITAL, "open").isPresent());
    await().until(() -> places.find(HOSPITAL, "gone").isPresent());

    var listed = places.where(HOSPITAL, Criteria.where("state.name").is("listed"), 10);

    assertThat(listed).extracting(Place.State::place).containsExactly("open");
    assertThat(places.where("H002", Criteria.where("state.name").is("listed"), 10)).isEmpty();
    assertThat(places.where(HOSPITAL, Criteria.where("state.tags").is("b"), 1)).hasSize(1);
  }

  @Test
  void saysThatAStateHasNotArrivedYet() {
    assertThatThrownBy(() -> places.require(HOSPITAL, "nowhere"))
        .isInstanceOf(NotYetKnown.class)
        .hasMessageContaining("places")
        .hasMessageContaining("nowhere");
  }

  @Test
  void asksByIndex() {
    var plan =
        mongo
            .getCollection("copy_places")
            .find(
                new Document("hospital", HOSPITAL)
                    .append("retired", false)
                    .append("state.name", "listed"))
            .sort(new Document("_id", 1))
            .explain()
            .get("queryPlanner", Document.class)
            .get("winningPlan", Document.class)
            .toJson();

    assertThat(plan).contains("IXSCAN").contains("state.name_1").doesNotContain("COLLSCAN");
    assertThat(plan).doesNotContain("\"stage\": \"SORT\"");
  }

  @Test
  void copiesNoFacts() {
    assertThatThrownBy(() -> copies.of(TestEvent.FACTS, Place.State.class, "copy_facts"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(mongo.collectionExists("copy_facts")).isFalse();
  }

  @Test
  void keepsHospitalsApart() {
    announcer.state("shared", 1).with("ce_hospitalid", "H009").place("theirs", false);
    await().until(() -> places.find("H009", "shared").isPresent());

    assertThat(places.find(HOSPITAL, "shared")).isEmpty();
    assertThat(places.require("H009", "shared").name()).isEqualTo("theirs");
  }
}

package cn.houqin.platform.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.inbox.InboxTest;
import cn.houqin.platform.notice.NoticeController.View;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

@InboxTest
class ReadingNoticesTests {

  private static final Instant AT = Instant.parse("2026-03-17T01:42:10.125Z");
  private static final String VENDOR = "91310115MA1K4QH72D";
  private static final Caller DISPATCHER =
      new Caller("u-1", "H001", Set.of(Role.DISPATCHER, Role.SUPERVISOR), null);
  private static final Caller VENDOR_USER =
      new Caller("u-2", "H001", Set.of(Role.VENDOR), VENDOR);

  @Autowired private MongoTemplate mongo;
  @Autowired private Notices notices;
  private NoticeController controller;

  @BeforeEach
  void file() {
    var texts = new StaticMessageSource();
    texts.addMessage("notice.review-waiting", Locale.ENGLISH, "Contract {contract} waits");
    texts.addMessage("notice.review-waiting", Locale.SIMPLIFIED_CHINESE, "合同 {contract} 待审");
    controller = new NoticeController(notices, texts);
    mongo.remove(new Query(), Notices.COLLECTION);
    file("n1", "H001", "role:DISPATCHER", 1);
    file("n2", "H001", "role:SUPERVISOR", 2);
    file("n3", "H001", "role:FINANCE", 3);
    file("n4", "H001", "vendor:" + VENDOR, 4);
    file("n5", "H002", "role:DISPATCHER", 5);
    file("n6", "H001", "role:VENDOR", 6);
  }

  @Test
  void showsEachCallerWhatIsMeantForItNewestFirst() {
    assertThat(ids(DISPATCHER)).containsExactly("n2", "n1");
    assertThat(ids(VENDOR_USER)).containsExactly("n4");
    assertThat(ids(new Caller("u-3", "H003", Set.of(Role.DISPATCHER), null))).isEmpty();
  }

  @Test
  void speaksTheCallersLanguage() {
    var english = controller.list(VENDOR_USER, Locale.ENGLISH, false, 10, null).items();
    var chinese = controller.list(VENDOR_USER, Locale.SIMPLIFIED_CHINESE, false, 10, null).items();

    assertThat(english).extracting(View::text).containsExactly("Contract HT-4 waits");
    assertThat(chinese).extracting(View::text).containsExactly("合同 HT-4 待审");
  }

  @Test
  void marksAsReadForTheOneWhoReadItOnly() {
    controller.read(DISPATCHER, "n1");
    controller.read(DISPATCHER, "n1");

    var other = new Caller("u-9", "H001", Set.of(Role.DISPATCHER), null);
    assertThat(controller.list(DISPATCHER, Locale.ENGLISH, true, 10, null).items())
        .extracting(View::id)
        .containsExactly("n2");
    assertThat(controller.list(other, Locale.ENGLISH, true, 10, null).items())
        .extracting(View::id)
        .containsExactly("n1");
  }

  @Test
  void hidesWhatIsMeantForOthers() {
    for (var id : List.of("n3", "n4", "n5", "nowhere")) {
      assertThatThrownBy(() -> controller.read(DISPATCHER, id)).isInstanceOf(NotFound.class);
    }
  }

  @Test
  void comesInPages() {
    var first = controller.list(DISPATCHER, Locale.ENGLISH, false, 1, null);
    var second = controller.list(DISPATCHER, Locale.ENGLISH, false, 1, first.next());
    var end = controller.list(DISPATCHER, Locale.ENGLISH, false, 1, second.next());

    assertThat(first.items()).extracting(View::id).containsExactly("n2");
    assertThat(second.items()).extracting(View::id).containsExactly("n1");
    assertThat(end.items()).isEmpty();
    assertThat(end.next()).isNull();
  }

  private List<String> ids(Caller caller) {
    return controller.list(caller, Locale.ENGLISH, false, 10, null).items().stream()
        .map(View::id)
        .toList();
  }

  private void file(String id, String hospital, String recipient, int minute) {
    mongo
        .getCollection(Notices.COLLECTION)
        .insertOne(
            new Document("_id", id)
                .append("hospital", hospital)
                .append("recipient", recipient)
                .append("key", "notice.review-waiting")
                .append("ids", new Document("contract", "HT-" + minute))
                .append("at", Date.from(AT.plusSeconds(60L * minute))));
  }
}

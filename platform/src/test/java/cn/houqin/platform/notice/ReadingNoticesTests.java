package cn.houqin.platform.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.inbox.InboxTest;
import cn.houqin.platform.notice.NoticeController.View;
import cn.houqin.platform.problem.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.mock.web.MockHttpServletRequest;

@InboxTest
class ReadingNoticesTests {

  private static final Instant AT = Instant.parse("2026-03-17T01:42:10.125Z");
  private static final String VENDOR = "91310115MA1K4QH72D";
  private static final Caller DISPATCHER =
      new Caller("u-1", "H001", Set.of(Role.DISPATCHER, Role.SUPERVISOR), null);
  private static final Caller VENDOR_USER = new Caller("u-2", "H001", Set.of(Role.VENDOR), VENDOR);

  @Autowired private MongoTemplate mongo;
  @Autowired private Notices notices;
  private NoticeController controller;

  @BeforeEach
  void file() {
    controller = new NoticeController(notices, new NoticeTexts("test-service"));
    mongo.remove(new Query(), Notices.COLLECTION);
    file("H001/contract/HT-1/1", "H001", "role:DISPATCHER", 1);
    file("H001/contract/HT-1/2", "H001", "role:SUPERVISOR", 2);
    file("H001/contract/HT-1/3", "H001", "role:FINANCE", 3);
    file("H001/contract/HT-1/4", "H001", "vendor:" + VENDOR, 4);
    file("H001/contract/HT-1/5", "H002", "role:DISPATCHER", 5);
    file("H001/contract/HT-1/6", "H001", "role:VENDOR", 6);
  }

  @Test
  void showsEachCallerWhatIsMeantForItNewestFirst() {
    assertThat(ids(DISPATCHER)).containsExactly("H001/contract/HT-1/2", "H001/contract/HT-1/1");
    assertThat(ids(VENDOR_USER)).containsExactly("H001/contract/HT-1/4");
    assertThat(ids(new Caller("u-3", "H003", Set.of(Role.DISPATCHER), null))).isEmpty();
  }

  @Test
  void whatIsMeantForOnePersonIsShownToThatPersonOnly() {
    file("H001/contract/HT-1/7", "H001", "person:u-1", 7);

    assertThat(ids(DISPATCHER)).contains("H001/contract/HT-1/7");
    assertThat(ids(new Caller("u-9", "H001", Set.of(Role.DISPATCHER), null)))
        .doesNotContain("H001/contract/HT-1/7");
    assertThat(ids(new Caller("u-1", "H001", Set.of(Role.VENDOR), VENDOR)))
        .doesNotContain("H001/contract/HT-1/7");
  }

  @Test
  void speaksTheCallersLanguage() {
    var english = controller.list(VENDOR_USER, in("en"), false, 10, null, null).items();
    var chinese = controller.list(VENDOR_USER, in("zh-CN,en;q=0.5"), false, 10, null, null).items();

    assertThat(english).extracting(View::text).containsExactly("Contract HT-4 waits");
    assertThat(chinese).extracting(View::text).containsExactly("合同 HT-4 待审");
  }

  @Test
  void marksAsReadForTheOneWhoReadItOnly() {
    controller.read(DISPATCHER, shown("H001/contract/HT-1/1"));
    controller.read(DISPATCHER, shown("H001/contract/HT-1/1"));

    var other = new Caller("u-9", "H001", Set.of(Role.DISPATCHER), null);
    assertThat(controller.list(DISPATCHER, in("en"), true, 10, null, null).items())
        .extracting(ReadingNoticesTests::filed)
        .containsExactly("H001/contract/HT-1/2");
    assertThat(controller.list(other, in("en"), true, 10, null, null).items())
        .extracting(ReadingNoticesTests::filed)
        .containsExactly("H001/contract/HT-1/1");
  }

  @Test
  void hidesWhatIsMeantForOthers() {
    for (var id :
        List.of(
            shown("H001/contract/HT-1/3"),
            shown("H001/contract/HT-1/4"),
            shown("H001/contract/HT-1/5"),
            shown("nowhere"),
            "%%%")) {
      assertThatThrownBy(() -> controller.read(DISPATCHER, id)).isInstanceOf(NotFound.class);
    }
  }

  @Test
  void comesInPages() {
    var first = controller.list(DISPATCHER, in("en"), false, 1, null, null);
    var second = controller.list(DISPATCHER, in("en"), false, 1, first.next(), null);
    var end = controller.list(DISPATCHER, in("en"), false, 1, second.next(), null);

    assertThat(first.items())
        .extracting(ReadingNoticesTests::filed)
        .containsExactly("H001/contract/HT-1/2");
    assertThat(second.items())
        .extracting(ReadingNoticesTests::filed)
        .containsExactly("H001/contract/HT-1/1");
    assertThat(end.items()).isEmpty();
    assertThat(end.next()).isNull();
  }

  @Test
  void tellsThoseFiledSinceAnInstantOnly() {
    var newest = controller.list(DISPATCHER, in("en"), false, 1, null, null).items().getFirst();

    assertThat(controller.list(DISPATCHER, in("en"), false, 10, null, newest.at()).items())
        .containsExactly(newest);
    assertThat(
            controller
                .list(DISPATCHER, in("en"), false, 10, null, newest.at().plusMillis(1))
                .items())
        .isEmpty();
  }

  private static HttpServletRequest in(String languages) {
    var request = new MockHttpServletRequest();
    request.addHeader("Accept-Language", languages);
    for (var range : Locale.LanguageRange.parse(languages).reversed()) {
      request.addPreferredLocale(Locale.forLanguageTag(range.getRange()));
    }
    return request;
  }

  private List<String> ids(Caller caller) {
    return controller.list(caller, in("en"), false, 10, null, null).items().stream()
        .map(ReadingNoticesTests::filed)
        .toList();
  }

  private static String shown(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String filed(View notice) {
    assertThat(notice.id()).doesNotContain("/");
    return new String(Base64.getUrlDecoder().decode(notice.id()), StandardCharsets.UTF_8);
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

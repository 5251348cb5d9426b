package cn.houqin.workorder.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestApi.Answer;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Hospitals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A request put down differently, until its order is final. */
@HouqinServiceTest
class EditingTests {

  @Autowired private Hospitals hospitals;
  private AHospital hospital;
  private TestApi desk;

  @BeforeEach
  void aHospital() {
    hospital = hospitals.ready();
    desk = hospital.dispatcher();
  }

  private static String form(String category, String location, String requester, String text) {
    return "{\"category\":\"%s\",\"location\":\"%s\",\"requester\":\"%s\",\"description\":\"%s\"}"
        .formatted(category, location, requester, text);
  }

  private Answer edit(AnOrder order, String body) {
    return desk.put(order.path(), body, "If-Match", order.view().header("ETag"));
  }

  @Test
  void changesWhatIsSaidAndByWhatTheOrderIsFound() {
    var order = hospital.requested();

    var edited = edit(order, form("DRAIN", "B2", "李四", "下水道堵了")).must(200);

    assertThat(edited.text("/category")).isEqualTo("DRAIN");
    assertThat(edited.text("/location")).isEqualTo("B2");
    assertThat(edited.text("/requester")).isEqualTo("李四");
    for (var search : new String[] {"location=B2", "caller=李", "text=道堵"}) {
      assertThat(
              desk.get("/api/work-orders?" + encoded(search)).must(200).text("/items/0/workOrder"))
          .as(search)
          .isEqualTo(order.id());
    }
  }

  private static String encoded(String search) {
    var parts = search.split("=");
    return parts[0]
        + "="
        + java.net.URLEncoder.encode(parts[1], java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void needsTheVersionThatWasRead() {
    var order = hospital.requested();
    var read = order.view().header("ETag");
    var body = form("LAMP", "B1-101", "requester", "a");

    assertThat(desk.put(order.path(), body).status()).isEqualTo(428);
    desk.put(order.path(), body, "If-Match", read).must(200);
    assertThat(desk.put(order.path(), body.replace("\"a\"", "\"b\""), "If-Match", read).status())
        .isEqualTo(412);
    assertThat(order.view().text("/description")).isEqualTo("a");
  }

  @Test
  void keepsWhatAndWhereOnceAVendorHasIt() {
    var order = hospital.dispatched();

    var moved = edit(order, form("LAMP", "B2", "requester", ""));
    var said = edit(order, form("LAMP", "B1-101", "requester", "dark"));

    assertThat(moved.status()).isEqualTo(409);
    assertThat(moved.problem()).isEqualTo("what-and-where-stay");
    assertThat(said.must(200).text("/description")).isEqualTo("dark");
  }

  @Test
  void refusesFinalOrdersUnknownWordsAndOtherRoles() {
    var order = hospital.requested();
    assertThat(edit(order, form("NONE", "B1-101", "x", "")).errors())
        .containsExactly("/category known-category NONE");
    assertThat(edit(order, form("LAMP", "B9", "x", "")).errors())
        .containsExactly("/location known-location B9");
    var tag = order.view().header("ETag");
    assertThat(
            hospital
                .as("REQUESTER")
                .put(order.path(), form("LAMP", "B2", "x", ""), "If-Match", tag)
                .status())
        .isEqualTo(403);

    order.by(desk, "cancellation", new Because("gone")).must(200);

    assertThat(edit(order, form("LAMP", "B1-101", "x", "")).problem()).isEqualTo("order-is-final");
  }
}

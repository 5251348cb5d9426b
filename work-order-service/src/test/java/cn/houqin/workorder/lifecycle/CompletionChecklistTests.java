package cn.houqin.workorder.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HouqinServiceTest
class CompletionChecklistTests {

  @Autowired Hospitals hospitals;
  private TestApi worker;
  private AnOrder order;

  @BeforeEach
  void anOrderOfACategoryWithAChecklist() {
    var hospital = hospitals.ready();
    hospital.category(AHospital.LINE, "REPAIR", "[\"及时到场\",\"清理现场\"]");
    worker = hospital.vendorUser(AHospital.VENDOR);
    order = hospital.requested("REPAIR", "B1-101", "ROUTINE");
    order.by(hospital.dispatcher(), "acceptance").must(200);
    order.by(hospital.dispatcher(), "dispatch").must(200);
    order.by(worker, "arrival").must(200);
  }

  private TestApi.Answer complete(String checklist) {
    return order.by(worker, "completion", "{\"checklist\":[%s]}".formatted(checklist));
  }

  private static String tick(String element, String answer) {
    return "{\"element\":\"%s\",\"answer\":\"%s\"}".formatted(element, answer);
  }

  @Test
  void refusesEachElementThatIsMissingUnknownOrAnsweredTwice() {
    var nothing = order.by(worker, "completion");
    var wrong =
        complete(String.join(",", tick("及时到场", "YES"), tick("及时到场", "NO"), tick("填写单据", "YES")));
    var neither = complete(tick("及时到场", "PERHAPS"));

    assertThat(nothing.must(400).errors())
        .containsExactly("/checklist element-answered 及时到场", "/checklist element-answered 清理现场");
    assertThat(wrong.must(400).errors())
        .containsExactly(
            "/checklist/1/element answered-once 及时到场",
            "/checklist/2/element known-element 填写单据",
            "/checklist element-answered 清理现场");
    assertThat(neither.must(400).errors().getFirst()).startsWith("/checklist/0/answer one-of");
    assertThat(order.state()).isEqualTo("ON_SITE");
  }

  @Test
  void theAnswersAreShownAndReplacedWhenItIsCompletedAgain() {
    complete(tick("及时到场", "NO") + "," + tick("清理现场", "NOT_APPLICABLE")).must(200);
    assertThat(order.view().body().get("checklist").toString())
        .isEqualTo("[" + tick("及时到场", "NO") + "," + tick("清理现场", "NOT_APPLICABLE") + "]");

    order.by(order.hospital().as("REQUESTER"), "reopening", new AnOrder.Because("dirty")).must(200);
    complete(tick("清理现场", "YES") + "," + tick("及时到场", "YES")).must(200);

    assertThat(order.view().text("/checklist/0/answer")).isEqualTo("YES");
  }
}

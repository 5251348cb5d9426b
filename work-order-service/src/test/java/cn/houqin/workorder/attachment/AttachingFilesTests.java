package cn.houqin.workorder.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HouqinServiceTest
class AttachingFilesTests {

  private static final String LINE = AHospital.LINE;

  @Autowired Hospitals hospitals;
  private AHospital hospital;
  private TestApi worker;
  private AnOrder order;

  @BeforeEach
  void anOrderAtWork() {
    hospital = hospitals.ready();
    worker = hospital.vendorUser(AHospital.VENDOR);
    order = hospital.dispatched();
  }

  private TestApi.Answer attach(TestApi who, String attachment) {
    return order.by(who, "attachments", "{\"attachment\":\"%s\"}".formatted(attachment));
  }

  @Test
  void aPhotoIsUploadedAttachedListedAndSavedByWhoSeesTheOrder() {
    var content = Uploads.photo(3_000_000);
    var taken = new Uploads(worker).send(LINE, content);
    assertThat(taken.statusCode()).isEqualTo(201);
    var id = taken.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");

    attach(worker, id).must(200);

    var listed = hospital.as("AUDITOR").get(order.path() + "/attachments").must(200);
    assertThat(listed.text("/items/0/attachment")).isEqualTo(id);
    assertThat(listed.text("/items/0/mediaType")).isEqualTo("image/jpeg");
    var saved = new Uploads(hospital.dispatcher()).fetch(order.path() + "/attachments/" + id);
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.body()).isEqualTo(content);
    assertThat(saved.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;");
    assertThat(saved.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
  }

  @Test
  void whoDoesNotSeeTheOrderDoesNotSeeItsFilesAndOthersFilesCannotBeAttached() {
    var id = new Uploads(worker).photoOf(LINE);
    assertThat(attach(hospital.dispatcher(), id).status()).isEqualTo(404);
    attach(worker, id).must(200);
    var path = order.path() + "/attachments/" + id;

    var stranger = hospital.vendorUser(AHospital.STANDBY);
    var elsewhere = hospitals.withoutContracts().dispatcher();
    var other = hospital.dispatched();

    assertThat(new Uploads(stranger).fetch(path).statusCode()).isEqualTo(404);
    assertThat(new Uploads(elsewhere).fetch(path).statusCode()).isEqualTo(404);
    assertThat(new Uploads(worker).fetch(other.path() + "/attachments/" + id).statusCode())
        .isEqualTo(404);
    assertThat(other.by(worker, "attachments", "{\"attachment\":\"%s\"}".formatted(id)).problem())
        .isEqualTo("attachment-not-in-state");
  }

  @Test
  void theContentDecidesWhatAFileIs() {
    var page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

    var refused = new Uploads(worker).send(LINE, page);

    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("kind-not-allowed");
    assertThat(new Uploads(worker).send(LINE, new byte[0]).statusCode()).isEqualTo(400);
  }

  @Test
  void onlyUploadsMayBeLargeAndNotWithoutLimit() {
    var tooLarge = new Uploads(worker).send(LINE, Uploads.photo(10 * 1024 * 1024 + 1));
    var largeCommand = attach(worker, "x".repeat(2_000_000));

    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(largeCommand.status()).isEqualTo(413);
  }

  @Test
  void aRepeatedUploadIsOneFile() {
    var path = "/api/service-lines/" + LINE + "/attachments?name=a.pdf";
    var first = worker.post(path, "%PDF-1.7 ...", "Idempotency-Key", "u1").must(201);
    var again = worker.post(path, "%PDF-1.7 ...", "Idempotency-Key", "u1").must(201);
    var other = worker.post(path, "%PDF-1.7 other", "Idempotency-Key", "u1");

    assertThat(again.text("/attachment")).isEqualTo(first.text("/attachment"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void vendorThatLostTheOrderAttachesNothingMore() {
    var id = new Uploads(worker).photoOf(LINE);
    order.by(worker, "decline", "{\"reason\":\"no one free\"}").must(200);

    assertThat(attach(worker, id).problem()).isEqualTo("with-another-vendor");
  }
}

package cn.houqin.workorder.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.Hospitals;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One file sent several times at once under one key is one attachment with its whole content. */
@HouqinServiceTest
class RepeatedUploadsTests {

  private static final int BYTES = 1_000_000;

  @Autowired Hospitals hospitals;
  @Autowired MongoTemplate mongo;

  @Test
  void isTakenInOnceAndWhole() throws Exception {
    var hospital = hospitals.ready();
    var uploads = new Uploads(hospital.vendorUser(AHospital.VENDOR));
    var order = hospital.dispatched();
    for (var round = 0; round < 5; round++) {
      var key = "upload-" + round;
      Callable<HttpResponse<byte[]>> sending =
          () -> uploads.send(AHospital.LINE, Uploads.photo(BYTES), key);
      var places = new HashSet<String>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var answer : threads.invokeAll(Collections.nCopies(6, sending))) {
          assertThat(answer.get().statusCode()).isEqualTo(201);
          places.add(answer.get().headers().firstValue("Location").orElseThrow());
        }
      }
      assertThat(places).hasSize(1);
      var id = places.iterator().next().replaceFirst(".*/", "");
      order.by(uploads.who(), "attachments", "{\"attachment\":\"%s\"}".formatted(id)).must(200);
      var saved = uploads.fetch(order.path() + "/attachments/" + id);
      assertThat(saved.body()).isEqualTo(Uploads.photo(BYTES));
    }
    var ofHospital = new Document("metadata.hospital", hospital.name());
    assertThat(mongo.getCollection("attachment_contents.files").countDocuments(ofHospital))
        .isEqualTo(5);
  }
}

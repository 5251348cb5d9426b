package cn.houqin.workorder.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The sweeper is asked as its timer asks it, a day later. */
@HouqinServiceTest
class SweepingFilesTests {

  @Autowired Hospitals hospitals;
  @Autowired Timer<Attachment> sweeper;
  @Autowired Clock businessClock;
  @Autowired MongoTemplate mongo;
  private AHospital hospital;
  private TestApi worker;
  private AnOrder order;

  @BeforeEach
  void anOrderAtWork() {
    hospital = hospitals.ready();
    worker = hospital.vendorUser(AHospital.VENDOR);
    order = hospital.dispatched();
  }

  private void sweep(String id) {
    var tomorrow = businessClock.instant().plus(Duration.ofHours(25));
    var call = Call.system(hospital.name(), "timer:attachment", tomorrow);
    for (var pass = 0; pass < 2; pass++) {
      sweeper.aggregates().change(call, id, current -> sweeper.firing().on(current, call));
    }
  }

  private int attach(String id) {
    return order.by(worker, "attachments", "{\"attachment\":\"%s\"}".formatted(id)).status();
  }

  private long chunks(String id) {
    var content = sweeper.aggregates().find(hospital.name(), id).orElseThrow().body().content();
    return mongo
        .getCollection("attachment_contents.chunks")
        .countDocuments(new Document("files_id", content));
  }

  @Test
  void whatWasNeverAttachedGoesWithItsContent() {
    var id = new Uploads(worker).photoOf(AHospital.LINE);
    assertThat(chunks(id)).isPositive();

    sweep(id);

    assertThat(chunks(id)).isZero();
    assertThat(attach(id)).isEqualTo(409);
  }

  @Test
  void whatIsAttachedStays() {
    var id = new Uploads(worker).photoOf(AHospital.LINE);
    attach(id);

    sweep(id);

    assertThat(new Uploads(worker).fetch(order.path() + "/attachments/" + id).body())
        .isEqualTo(Uploads.photo(500));
  }

  @Test
  void sweptWhileBeingAttachedItIsWhollyThereOrWhollyGone() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var round = 0; round < 10; round++) {
        var id = new Uploads(worker).photoOf(AHospital.LINE);
        var both = new ArrayList<Callable<Integer>>();
        both.add(() -> attach(id));
        both.add(
            () -> {
              sweep(id);
              return 0;
            });

        var attached = threads.invokeAll(both).getFirst().get();

        assertThat(attached).isIn(200, 409);
        assertThat(chunks(id) > 0).isEqualTo(attached == 200);
      }
    }
  }
}

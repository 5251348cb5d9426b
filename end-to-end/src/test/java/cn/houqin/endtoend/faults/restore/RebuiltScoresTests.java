package cn.houqin.endtoend.faults.restore;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.standalone.Platform;
import cn.houqin.standalone.Safekeeping;
import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.deployment.Ports;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R11: all that vendor-kpi-service made of events is dropped and made again from the topics:
 * scorecards, explanations, evidence and revisions are the same to the byte, and so is what people
 * decided.
 */
@Tag("R11")
@OnDemand
class RebuiltScoresTests {

  @TempDir private Path home;

  @Test
  void areTheSameToTheByte() {
    TreeMap<String, String> before;
    TreeMap<String, Long> closings;
    try (var platform = start()) {
      SettledMonth.live(new Api(platform.address(), platform.issuer()));
      before = SettledMonth.shownBy(platform);
      closings = closings(platform);
    }
    new Safekeeping(home).rebuild(Optional.empty());
    var began = System.nanoTime();
    try (var platform = start()) {
      var millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
      assertThat(SettledMonth.shownBy(platform)).isEqualTo(before);
      assertThat(closings(platform)).isEqualTo(closings);
      Figure.of(Promise.R11, "all that scores are made of dropped, made again from topics")
          .proved(
              before.size()
                  + " answers of scorecards, explanations, evidence, revisions byte-equal")
          .proved(closings.size() + " closings untouched")
          .told("ms until ready again", millis)
          .print();
    }
  }

  private Platform start() {
    return Platform.start(new Platform.Plan(home, Ports.free(), false, List.of(), List.of()));
  }

  /** Versions by id. */
  private static TreeMap<String, Long> closings(Platform platform) {
    var versions = new TreeMap<String, Long>();
    try (var store = MongoClients.create(platform.storeAddress())) {
      for (Document one : store.getDatabase("houqin_kpi").getCollection("closings").find()) {
        versions.put(one.getString("_id"), one.getLong("version"));
      }
    }
    return versions;
  }
}

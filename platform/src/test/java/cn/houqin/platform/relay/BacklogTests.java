package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.filing.Filer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What waits shows as metrics. */
class BacklogTests {

  @Test
  void showsWhatWaitsAndForHowLong() throws InterruptedException {
    try (var relays = new Relays("backlog", Kind.FACTS)) {
      var meters = new SimpleMeterRegistry();
      var backlog = new Backlog(relays.store.store(), relays.store.mongo(), meters);
      relays.born("short");
      relays.announce("short");
      relays.born("long");
      relays.announce("long");
      relays.announce("long");
      var anHourAgo = Date.from(Instant.now().minus(Duration.ofHours(1)));
      relays.store.tamper("long", new Document("$set", new Document("outbox.0.at", anHourAgo)));
      relays.store.tamper("long", new Document("$set", new Document("filingAt", anHourAgo)));

      backlog.sample();

      assertThat(value(meters, "houqin.relay.pending")).isEqualTo(2);
      assertThat(value(meters, "houqin.outbox.depth")).isEqualTo(2);
      assertThat(value(meters, "houqin.relay.lag")).isBetween(3_600.0, 3_660.0);
      assertThat(value(meters, "houqin.filing.lag")).isBetween(3_600.0, 3_660.0);

      relays.publish("short");
      relays.publish("long");
      new Filer(relays.store.mongo()).file(relays.tickets.type());
      backlog.sample();

      assertThat(value(meters, "houqin.relay.pending")).isZero();
      assertThat(value(meters, "houqin.outbox.depth")).isZero();
      assertThat(value(meters, "houqin.relay.lag")).isZero();
      assertThat(value(meters, "houqin.filing.lag")).isZero();
    }
  }

  private static double value(SimpleMeterRegistry meters, String name) {
    return meters.get(name).tag("aggregate", "ticket").gauge().value();
  }
}

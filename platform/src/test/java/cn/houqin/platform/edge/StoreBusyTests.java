package cn.houqin.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Two connections, twenty may wait, hundreds come. */
@EdgeTest
class StoreBusyTests {

  @LocalServerPort private int port;
  @Autowired private MongoTemplate mongo;

  @Test
  void someAreServedTheOthersToldWhenToComeBack() throws Exception {
    var client = new Client(port);
    var slow = mongo.getCollection("slow");
    slow.insertOne(new Document());
    var answers = new ArrayList<Client.Answer>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 2; i++) {
        threads.submit(() -> slow.find(new Document("$where", "sleep(400) || true")).first());
      }
      var running = new ArrayList<Future<Client.Answer>>();
      for (var i = 0; i < 200; i++) {
        running.add(threads.submit(() -> client.get("/api/forms")));
      }
      for (var one : running) {
        answers.add(one.get());
      }
    }

    assertThat(answers).extracting(Client.Answer::status).containsOnly(200, 503);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 503)
        .allSatisfy(
            answer -> {
              assertThat(answer.problem()).isEqualTo("store-busy");
              assertThat(answer.header("Retry-After")).isEqualTo("1");
            });
    assertThat(client.get("/api/forms").status()).isEqualTo(200);
  }
}

package cn.houqin.inventory;

import cn.houqin.events.Stream;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.TestBroker;
import cn.houqin.platform.testing.TestRoutes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** contract-service as this service knows it: what it announces, and what it answers or not. */
public final class ContractServiceElsewhere {

  private static final KafkaProducer<String, String> KAFKA =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", TestBroker.bootstrapServers()),
          new StringSerializer(),
          new StringSerializer());
  private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
  private static final HttpServer SERVER = serve();
  private static volatile CountDownLatch frozen = new CountDownLatch(0);

  private ContractServiceElsewhere() {}

  private static HttpServer serve() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/internal/contracts/", ContractServiceElsewhere::answer);
      server.start();
      TestRoutes.set(
          "contract-service", URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try {
      frozen.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    var path = exchange.getRequestURI().getPath();
    var hospital = exchange.getRequestHeaders().getFirst("X-Houqin-Hospital");
    var found = ANSWERS.get(hospital + path);
    var bytes = (found == null ? "{}" : found).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(found == null ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** It accepts connections and never answers. */
  static void freeze() {
    frozen = new CountDownLatch(1);
  }

  /** It answers again, also those who still wait. */
  static void thaw() {
    frozen.countDown();
  }

  /** What it says may be called off. */
  static void answers(String hospital, String contract, String terms) {
    SERVER.getAddress();
    ANSWERS.put(hospital + "/internal/contracts/" + contract + "/call-off", terms);
  }

  static void announceHospital(String hospital) {
    announce(
        Streams.HOSPITALS,
        "hospital.state.v1",
        hospital,
        hospital,
        """
        {"hospital": "%s", "name": "H", "zone": "Asia/Shanghai", "migrating": false,
         "recordedAt": "2026-01-01T00:00:00Z", "retired": false}
        """
            .formatted(hospital));
  }

  static void announceContract(String hospital, String contract, String vendor) {
    announce(
        Streams.CONTRACTS,
        "contract.state.v1",
        hospital,
        contract,
        """
        {"contract": "%s", "vendor": "%s", "status": "ACTIVE", "activatedAt": "2026-01-01T00:00:00Z",
         "versions": [], "recordedAt": "2026-01-01T00:00:00Z", "retired": false}
        """
            .formatted(contract, vendor));
  }

  private static void announce(
      Stream stream, String type, String hospital, String subject, String body) {
    var message = new ProducerRecord<>(stream.topic(), hospital + "/" + subject, body);
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_source",
            stream.source(),
            "ce_subject",
            subject,
            "ce_time",
            "2026-01-01T00:00:00Z",
            "ce_type",
            type,
            "ce_hospitalid",
            hospital,
            "ce_sequence",
            "1")
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      KAFKA.send(message).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}

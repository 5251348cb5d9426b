package cn.houqin.workorder.cell;

import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.ServiceLineEvent;
import cn.houqin.platform.testing.ServiceUnderTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestApi.Answer;
import cn.houqin.platform.testing.TestMongo;
import cn.houqin.platform.topic.Progress;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.WorkOrderServiceApplication;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A second deployment in this JVM: the cell of the line CATERING, on a database of its own. */
public record ACell(ConfigurableApplicationContext context) implements AutoCloseable {

  public static final String LINE = "CATERING";
  public static final String DATABASE = "houqin_test_catering";

  /** Starts it on an empty database. */
  public static ACell start() {
    TestMongo.empty(DATABASE);
    return startAgain();
  }

  /** Starts it on what is there, and waits until it is ready. */
  public static ACell startAgain() {
    var cell =
        new ACell(
            new SpringApplicationBuilder(WorkOrderServiceApplication.class)
                .initializers(new ServiceUnderTest(DATABASE))
                .run(
                    "--server.port=0",
                    "--spring.main.register-shutdown-hook=false",
                    "--houqin.lines=" + LINE,
                    "--houqin.moves.home=houqin_test"));
    var anybody = TestApi.as(cell.port(), "anywhere");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> anybody.get("/actuator/health/readiness").status() == 200);
    return cell;
  }

  /** Until it has taken in what stands on the topics now. */
  public void awaitRead() {
    var hasRead =
        context.getBean(Progress.class).upToNow(List.of(Streams.STOCK, Streams.WORK_ORDERS));
    await().atMost(Duration.ofSeconds(60)).until(hasRead::getAsBoolean);
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** An order as it is reached there. */
  public AnOrder order(AnOrder elsewhere) {
    return new AnOrder(elsewhere.hospital().through(port()), elsewhere.line(), elsewhere.id());
  }

  /** The hospital has the line too, with a contract of {@link AHospital#VENDOR}. */
  public static AHospital catered(AHospital hospital) {
    hospital.announce(
        Streams.SERVICE_LINES,
        LINE,
        new ServiceLineEvent.State(LINE, LINE, LINE, null, Instant.EPOCH, false));
    hospital.category(LINE, "LAMP", "[]");
    hospital.announce(Streams.CONTRACTS, "HT-C", AContract.main("HT-C", AHospital.VENDOR).of(LINE));
    return hospital;
  }

  /** A request of the line, sent again until whoever is asked knows its place and category. */
  public static AnOrder requested(AHospital hospital) {
    var answer =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> request(hospital), sent -> sent.status() != 409);
    return new AnOrder(hospital, LINE, answer.must(201).text("/workOrder"));
  }

  public static Answer request(AHospital hospital, String... headers) {
    return hospital
        .as("REQUESTER")
        .post(
            AnOrder.ofLine(LINE),
            "{\"category\":\"LAMP\",\"location\":\"B1-101\",\"priority\":\"ROUTINE\"}",
            headers);
  }

  @Override
  public void close() {
    context.close();
  }
}

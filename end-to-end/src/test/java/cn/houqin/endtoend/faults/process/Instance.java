package cn.houqin.endtoend.faults.process;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.platform.Service;
import cn.houqin.standalone.deployment.ServiceSpec;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of a service in this JVM. */
public record Instance(String address, ConfigurableApplicationContext context)
    implements AutoCloseable {

  public static Instance start(String service, Surroundings here, Class<?>... more) {
    return start(service, here, List.of(), more);
  }

  /** One that starts beside others. */
  public static CompletableFuture<Instance> starting(
      String service, Surroundings here, Class<?>... more) {
    return CompletableFuture.supplyAsync(
        () -> start(service, here, more), task -> Thread.ofPlatform().start(task));
  }

  /**
   * @param settings besides those that the surroundings make
   * @param more configuration classes, to replace a bean
   */
  public static Instance start(
      String service, Surroundings here, List<String> settings, Class<?>... more) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    var spec = ServiceSpec.named(service);
    var port = Surroundings.freePort();
    var all = new ArrayList<>(here.settings(service, port));
    all.add("--spring.autoconfigure.exclude=" + spec.exclusions());
    all.add("--spring.main.register-shutdown-hook=false");
    all.add("--spring.main.log-startup-info=false");
    all.addAll(settings);
    var sources = new ArrayList<Class<?>>(List.of(spec.application()));
    sources.addAll(List.of(more));
    var context = Service.start(service, all.toArray(String[]::new), sources.toArray(Class[]::new));
    return new Instance("http://127.0.0.1:" + port, context);
  }

  /** What its own meter has counted. */
  public double count(String meter) {
    return context.getBean(MeterRegistry.class).find(meter).meters().stream()
        .flatMap(one -> StreamSupport.stream(one.measure().spliterator(), false))
        .filter(one -> one.getStatistic() == Statistic.COUNT)
        .mapToDouble(Measurement::getValue)
        .sum();
  }

  public void awaitReady() {
    await().atMost(Duration.ofSeconds(60)).until(this::isReady);
  }

  public boolean isReady() {
    return new Person(address, "").get("/actuator/health/readiness").isDone();
  }

  @Override
  public void close() {
    context.close();
  }
}

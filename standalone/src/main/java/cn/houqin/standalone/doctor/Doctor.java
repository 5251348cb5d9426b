package cn.houqin.standalone.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks services how they are. */
public final class Doctor {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Set<String> UNWELL = Set.of("DOWN", "OUT_OF_SERVICE");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** A service and where it listens. */
  public record Patient(String name, URI address) {}

  /** What is wrong with a service, in words; nothing if it is well. */
  public List<String> look(Patient patient) {
    var health = answer(patient, "/actuator/health");
    if (health.isEmpty()) {
      return List.of("does not answer within " + PATIENCE.toSeconds() + " s");
    }
    var complaints = new ArrayList<>(ailing(health.get()));
    if (complaints.isEmpty() && answer(patient, "/actuator/health/readiness").isEmpty()) {
      complaints.add("does not answer when asked whether it is ready");
    }
    var metrics = answer(patient, "/actuator/prometheus");
    if (metrics.isEmpty()) {
      complaints.add("does not tell its metrics");
    } else {
      var read = Metrics.read(metrics.get());
      Sign.ALL.forEach(sign -> complaints.addAll(sign.of(read)));
    }
    return complaints;
  }

  /** Parts of a health answer that are not well. */
  static List<String> ailing(String health) {
    try {
      var components = JsonMapper.shared().readTree(health).path("components");
      return components
          .propertyStream()
          .filter(part -> UNWELL.contains(part.getValue().path("status").asString("")))
          .map(part -> part.getKey() + " is " + part.getValue().path("status").asString())
          .toList();
    } catch (JacksonException unreadable) {
      return List.of("answers something that is no health");
    }
  }

  /** A body, whatever its status: a service that is not well says so with 503. */
  private Optional<String> answer(Patient patient, String path) {
    var question =
        HttpRequest.newBuilder(patient.address().resolve(path)).timeout(PATIENCE).build();
    try {
      return Optional.of(http.send(question, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException away) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

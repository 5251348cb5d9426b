package cn.houqin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What alerts and dashboards watch is really told by a platform that has worked. */
class WatchedMetricsTests {

  private static final Path DEPLOY = Path.of(System.getProperty("houqin.root"), "deploy");
  private static final Pattern METRIC =
      Pattern.compile("\\b(houqin|resilience4j|mongodb|http_server|disk|jvm|process)_[a-z0-9_]+");

  private static Set<String> watched() throws IOException {
    var names = new TreeSet<String>();
    var files =
        Stream.of(
            "prometheus/rules.yml",
            "grafana/dashboards/platform.json",
            "grafana/dashboards/lines.json",
            "grafana/dashboards/vendor.json");
    for (var file : files.toList()) {
      var found = METRIC.matcher(Files.readString(DEPLOY.resolve(file)));
      while (found.find()) {
        names.add(found.group());
      }
    }
    return names;
  }

  private static Set<String> told() {
    var ports = AMonth.lived().ports();
    var told = new TreeSet<String>();
    IntStream.of(
            ports.gateway(), ports.contract(), ports.workOrder(), ports.kpi(), ports.inventory())
        .forEach(
            port ->
                metrics(port)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> told.add(line.split("[{ ]", 2)[0])));
    return told;
  }

  private static String metrics(int port) {
    return new Person("http://127.0.0.1:" + port, "").text("/actuator/prometheus");
  }

  @Test
  void everyMetricThatIsWatchedIsTold() throws IOException {
    var watched = watched();

    assertThat(watched).hasSizeGreaterThan(15);
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(told()).containsAll(watched));
  }
}

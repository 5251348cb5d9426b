package cn.houqin.endtoend.faults.cells;

import cn.houqin.endtoend.faults.process.Killable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Requests for new orders that an instance has counted. */
final class Posts {

  private Posts() {}

  static double of(Killable instance) {
    return metrics(instance)
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .filter(line -> line.contains("method=\"POST\"") && line.contains("work-orders\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String metrics(Killable instance) {
    var question =
        HttpRequest.newBuilder(URI.create(instance.address() + "/actuator/prometheus")).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(question, BodyHandlers.ofString()).body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}

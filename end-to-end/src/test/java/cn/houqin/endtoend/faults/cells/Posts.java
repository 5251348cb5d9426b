package cn.houqin.endtoend.faults.cells;

import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.Killable;

/** Requests for new orders that an instance has counted. */
final class Posts {

  private Posts() {}

  static double of(Killable instance) {
    return new Person(instance.address(), "")
        .text("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .filter(line -> line.contains("method=\"POST\"") && line.contains("work-orders\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}

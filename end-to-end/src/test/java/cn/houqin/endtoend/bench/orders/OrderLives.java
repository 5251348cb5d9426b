package cn.houqin.endtoend.bench.orders;

import cn.houqin.endtoend.bench.ground.BenchHospital;
import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Http;
import cn.houqin.endtoend.faults.people.Hospital;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Orders that go through their states, one command after the other. */
final class OrderLives {

  /** Who asked for these. */
  static final String CALLER = "护士零";

  /** One command: by whom, under which path, with which body. */
  record Step(String role, String path, String body) {}

  /** From the request to the end, held up and gone on with three times. */
  static final List<Step> STEPS = steps();

  private final Ground ground;
  private final Http http;
  private final SplittableRandom random = new SplittableRandom(3);

  OrderLives(Ground ground, String address) {
    this.ground = ground;
    this.http = new Http(address);
  }

  private static List<Step> steps() {
    var steps = new ArrayList<Step>();
    steps.add(new Step("DISPATCHER", "/acceptance", "{}"));
    steps.add(new Step("DISPATCHER", "/dispatch", "{}"));
    steps.add(new Step("VENDOR", "/acknowledgement", "{}"));
    for (var n = 0; n < 3; n++) {
      steps.add(new Step("VENDOR", "/pause", "{\"reason\": \"AWAITING_ACCESS\"}"));
      steps.add(new Step("VENDOR", "/resumption", "{}"));
    }
    steps.add(new Step("VENDOR", "/arrival", "{}"));
    steps.add(new Step("VENDOR", "/completion", "{}"));
    steps.add(new Step("SUPERVISOR", "/verification", "{}"));
    steps.add(new Step("DISPATCHER", "/follow-up", "{\"rating\": 4}"));
    steps.add(new Step("DISPATCHER", "/closing", "{}"));
    return steps;
  }

  /** Makes orders of which nine in ten are closed, the others anywhere before. */
  void make(int count) throws IOException {
    for (var n = 0; n < count; n++) {
      var id = request();
      var last = n % 10 == 0 ? random.nextInt(STEPS.size()) : STEPS.size();
      for (var step = 0; step < last; step++) {
        var reply = http.send(0, command(id, STEPS.get(step)));
        if (reply.status() != 200) {
          throw new AssertionError(STEPS.get(step) + ": " + reply.status() + " " + reply.text());
        }
      }
    }
  }

  /** Makes one; answers its id. */
  String request() throws IOException {
    var body =
        BenchHospital.request(random)
            .replaceFirst("\"requester\": \"[^\"]*\"", "\"requester\": \"" + CALLER + "\"")
            .replace("URGENT", "ROUTINE");
    var made = http.send(0, Http.post(Hospital.ORDERS, ground.hospital().token("REQUESTER"), body));
    if (made.status() != 201) {
      throw new AssertionError(made.status() + " " + made.text());
    }
    return made.json().get("workOrder").asString();
  }

  byte[] command(String id, Step step) {
    var hospital = ground.hospital();
    return Http.post(
        Hospital.ORDERS + "/" + id + step.path(),
        step.role().equals("VENDOR") ? hospital.vendorToken() : hospital.token(step.role()),
        step.body());
  }
}

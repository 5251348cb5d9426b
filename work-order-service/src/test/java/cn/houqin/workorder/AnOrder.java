package cn.houqin.workorder;

import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestApi.Answer;
import java.util.List;

/** An order of a test's hospital, reached over HTTP. */
public record AnOrder(AHospital hospital, String line, String id) {

  /** The path of a line's orders. */
  public static String ofLine(String line) {
    return "/api/service-lines/" + line + "/work-orders";
  }

  public String path() {
    return ofLine(line) + "/" + id;
  }

  /** A command without content: acceptance, dispatch, arrival, ... */
  public Answer by(TestApi who, String command) {
    return by(who, command, "{}");
  }

  public Answer by(TestApi who, String command, String body) {
    return who.post(path() + "/" + command, body);
  }

  /** A command that says why. */
  public Answer by(TestApi who, String command, Because because) {
    return by(who, command, "{\"reason\":\"%s\"}".formatted(because.reason()));
  }

  /** A reason. */
  public record Because(String reason) {}

  /** As the auditor, who may read everything, sees it. */
  public Answer view() {
    return hospital.as("AUDITOR").get(path()).must(200);
  }

  public String state() {
    return view().text("/state");
  }

  public String vendor() {
    return view().text("/vendor");
  }

  /** Clocks as "cause state vendor". */
  public List<String> clocks() {
    return hospital
        .as("AUDITOR")
        .get(path() + "/clocks")
        .must(200)
        .body()
        .valueStream()
        .map(
            clock ->
                String.join(
                    " ",
                    clock.get("cause").asString(),
                    clock.get("state").asString(),
                    clock.get("vendor").asString()))
        .toList();
  }

  /** What happened so far, as types of facts. */
  public List<String> history() {
    return hospital
        .as("AUDITOR")
        .get(path() + "/history")
        .must(200)
        .body()
        .valueStream()
        .map(fact -> fact.get("type").asString())
        .toList();
  }
}

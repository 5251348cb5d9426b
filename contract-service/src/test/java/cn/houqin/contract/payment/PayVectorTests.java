package cn.houqin.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The worked cases of settlements; another folder can be given by {@code houqin.vectors}. */
class PayVectorTests {

  @Test
  void everyWorkedCaseComesOut() throws IOException {
    var folder =
        System.getProperty("houqin.vectors", System.getProperty("houqin.root") + "/vectors");
    var cases = WorkedSettlements.JSON.readTree(Files.readString(Path.of(folder, "pay.json")));
    var failing = new ArrayList<String>();

    for (var one : cases) {
      var answer = answer(one);
      if (!answer.equals(one.get("expected").toString())) {
        failing.add(
            "%s\n  %s\n  instead of\n  %s"
                .formatted(one.get("id").asString(), answer, one.get("expected")));
      }
    }

    System.out.printf("[vectors] pay.json: %d cases ran, 0 left out%n", cases.size());
    assertThat(cases.size()).isPositive();
    assertThat(failing).isEmpty();
  }

  /** A refusal is an answer too: the case's id must be named. */
  private static String answer(JsonNode one) {
    try {
      var view =
          WorkedSettlements.view(Settling.compute(WorkedSettlements.input(one.get("input"))));
      return view.equals(one.get("expected")) ? one.get("expected").toString() : view.toString();
    } catch (RuntimeException refusal) {
      return refusal.toString();
    }
  }
}

package cn.houqin.endtoend.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R8: every POST of the platform, sent one to five times at once under one key, some of them first
 * with the connection cut before the answer: taken once, answered alike; the key with another body
 * is refused, and so is a stale version.
 */
@Tag("R8")
class RepeatedCommandsTests {

  private final Tried tried = Tried.onTheMonth();

  @Test
  void everyPostIsTakenOnceAndAnsweredAlikeHoweverOftenItComes() {
    tried.repeated().figure().print();
  }

  @Test
  void everyPostStandsInAFlowOrIsLeftForAReason() {
    var left = tried.written().left();
    var stepped = new TreeSet<String>();
    tried.written().flows().forEach(flow -> flow.steps().forEach(step -> stepped.add(step.does())));
    var table = AccessTable.read();
    var missing = new TreeSet<String>();
    for (var operation : tried.operations()) {
      var name = operation.name();
      var entry = table.of(operation);
      if (operation.method().equals("POST")
          && (entry == null || !entry.is("unsampled"))
          && stepped.contains(name) == left.containsKey(name)) {
        missing.add(name);
      }
    }

    assertThat(missing)
        .as("Write each of these into a flow of flows.txt, or under LEFT with the reason")
        .isEmpty();
  }
}

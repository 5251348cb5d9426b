package cn.houqin.workorder.transition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every state and every command: 240 cells. */
class WorkOrderTransitionsTests {

  private static final State PAUSED_IN = State.ON_SITE;

  static Stream<Arguments> cells() throws IOException {
    var folder =
        Path.of(
            System.getProperty("houqin.vectors", System.getProperty("houqin.root") + "/vectors"));
    var cells = JsonMapper.shared().readTree(Files.readString(folder.resolve("transitions.json")));
    assertThat(cells.size()).isEqualTo(State.values().length * Command.values().length);
    return StreamSupport.stream(cells.spliterator(), false)
        .map(
            cell ->
                Arguments.of(
                    cell.get("state").asString(),
                    cell.get("command").asString(),
                    after(cell.get("after"))));
  }

  private static Optional<State> after(JsonNode after) {
    if (after.isNull()) {
      return Optional.empty();
    }
    return after.asString().startsWith("(")
        ? Optional.of(PAUSED_IN)
        : Optional.of(State.valueOf(after.asString()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cells")
  void leadsWhereTheTableSays(String state, String command, Optional<State> after) {
    var found =
        Arrays.stream(Command.values())
            .filter(one -> one.wireName().equals(command))
            .findFirst()
            .orElseThrow();

    assertThat(found.from(State.valueOf(state), Optional.of(PAUSED_IN))).isEqualTo(after);
  }
}

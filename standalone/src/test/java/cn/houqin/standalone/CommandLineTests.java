package cn.houqin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {

  private static CommandLine read(String line) {
    return CommandLine.of(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }

  @Test
  void readsEachCommand() {
    assertThat(read("up")).isEqualTo(new CommandLine.Up(Ports.STANDARD, false, List.of()));
    assertThat(read("up --processes --port 18080"))
        .isEqualTo(new CommandLine.Up(Ports.from(18_080), true, List.of()));
    assertThat(read("up --cell CATERING --cell LAUNDRY"))
        .as("a cell is a process")
        .isEqualTo(new CommandLine.Up(Ports.STANDARD, true, List.of("CATERING", "LAUNDRY")));
    assertThat(read("cell add CATERING"))
        .isEqualTo(new CommandLine.Cell(CommandLine.Change.ADD, "CATERING"));
    assertThat(read("cell remove CATERING"))
        .isEqualTo(new CommandLine.Cell(CommandLine.Change.REMOVE, "CATERING"));
    assertThat(read("cell restart CATERING"))
        .isEqualTo(new CommandLine.Cell(CommandLine.Change.RESTART, "CATERING"));
    assertThat(read("down")).isEqualTo(new CommandLine.Down());
    assertThat(read("status")).isEqualTo(new CommandLine.Status());
    assertThat(read("doctor")).isEqualTo(new CommandLine.Doctor());
    assertThat(read("reset")).isEqualTo(new CommandLine.Reset());
    assertThat(read("client create lab-2")).isEqualTo(new CommandLine.CreateClient("lab-2"));
    assertThat(read("demo month"))
        .isEqualTo(new CommandLine.Demo(Optional.empty(), Optional.empty(), false));
    assertThat(read("demo month --json --from october"))
        .isEqualTo(new CommandLine.Demo(Optional.of(Path.of("october")), Optional.empty(), true));
    assertThat(read("demo month --at http://h:8080 --tokens http://k:9000/token"))
        .isEqualTo(
            new CommandLine.Demo(
                Optional.empty(),
                Optional.of(
                    new CommandLine.Elsewhere(
                        URI.create("http://h:8080"), URI.create("http://k:9000/token"))),
                false));
    assertThat(read("measure --processes")).isEqualTo(new CommandLine.Measure(true, 5));
    assertThat(read("measure --runs 3")).isEqualTo(new CommandLine.Measure(false, 3));
    assertThat(read("record")).isEqualTo(new CommandLine.RecordStart(false));
    assertThat(read("record --processes")).isEqualTo(new CommandLine.RecordStart(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "start",
        "up now",
        "up --fast",
        "up --port",
        "up --port abc",
        "up --port 80",
        "up --port 65530",
        "up --port 18080 --port 28080",
        "up --cell",
        "up --cell catering",
        "cell",
        "cell add",
        "cell add ../X",
        "cell kill CATERING",
        "cell add CATERING now",
        "down --hard",
        "client",
        "client create",
        "client create A",
        "client create x y",
        "client create ../evil",
        "client delete lab",
        "measure --runs",
        "measure --runs 0",
        "record all",
        "demo",
        "demo year",
        "demo month --from",
        "demo month --csv",
        "demo month --at http://h:8080",
        "demo month --at h --tokens http://k/token"
      })
  void refusesWhatItDoesNotKnow(String line) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(CannotStart.class)
        .message()
        .doesNotContain("\n")
        .containsAnyOf("Usage", "--port");
  }
}

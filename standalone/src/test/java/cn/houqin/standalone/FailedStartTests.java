package cn.houqin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.standalone.deployment.FolderLock;
import cn.houqin.standalone.deployment.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of real parts: store and sign-in begin, the broker finds no room for its data. */
class FailedStartTests {

  @TempDir private Path home;

  @Test
  void endsWhatHadBegunAndNamesWhatFailed() throws Exception {
    Files.writeString(home.resolve("kafka"), "no folder");
    var ports = Ports.free();

    assertThatThrownBy(() -> Platform.start(Platform.Plan.at(home, ports)))
        .hasStackTraceContaining("Broker.format")
        .hasMessageContaining(home.resolve("kafka").toString());

    assertThat(stores()).isEmpty();
    ports.refuseTaken();
    assertThat(Running.in(home).isAlive()).isFalse();
    try (var free = FolderLock.ofPlatform(home)) {
      assertThat(free.held().isOpen()).isTrue();
    }
  }

  private Stream<ProcessHandle> stores() {
    var files = home.resolve("mongodb").toAbsolutePath().toString();
    return ProcessHandle.current()
        .descendants()
        .filter(one -> one.info().arguments().map(Arrays::asList).toString().contains(files));
  }
}

package cn.houqin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.FolderLock;
import cn.houqin.standalone.deployment.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

  @TempDir private Path home;

  @Test
  void isUsedByOnePlatformAtATime() throws Exception {
    try (var first = FolderLock.ofPlatform(home)) {
      assertThat(first.held().isOpen()).isTrue();
      assertThatThrownBy(() -> FolderLock.ofPlatform(home))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("runs already");
    }

    try (var next = FolderLock.ofPlatform(home)) {
      assertThat(next.held().isOpen()).isTrue();
    }
  }

  @Test
  void saysWhatRunsInIt() {
    var running = Running.in(home);
    assertThat(running.isAlive()).isFalse();

    running.write(Ports.from(18_080), "");

    assertThat(running.isAlive()).isTrue();
    assertThat(running.ports()).isEqualTo(Ports.from(18_080));
  }

  @Test
  void takesALaterProcessOfTheSameNumberForAnother() throws Exception {
    var running = Running.in(home);
    running.write(Ports.STANDARD, "");
    var file = home.resolve("running.json");
    Files.writeString(
        file, Files.readString(file).replaceAll("\"startedAt\":\\d+", "\"startedAt\":1"));

    assertThat(running.isAlive()).isFalse();
  }

  @Test
  void nothingIsLeftBehindInANewOne() {
    assertThat(LeftBehind.stop(home)).isFalse();
  }

  @Test
  void takenPortIsNamedBeforeAnythingStarts() throws Exception {
    var base = Ports.freeBase();
    try (var other = new ServerSocket(base + 3, 1, InetAddress.getLoopbackAddress())) {
      var ports = Ports.from(base);

      assertThatThrownBy(() -> Platform.start(Platform.Plan.at(home, ports)))
          .isInstanceOf(CannotStart.class)
          .hasMessage(
              "Port "
                  + other.getLocalPort()
                  + " is taken. Stop what listens there, or choose others with --port BASE.");
    }
    assertThat(home.resolve("mongodb")).doesNotExist();
    assertThat(Running.in(home).isAlive()).isFalse();
  }

  @Test
  void oneCommandChangesItsCellsAtATime() {
    try (var _ = FolderLock.ofCellCommand(home)) {
      assertThatThrownBy(() -> FolderLock.ofCellCommand(home))
          .hasMessageContaining("Another ./houqin cell is under way");
    }
    FolderLock.ofCellCommand(home).close();
  }
}

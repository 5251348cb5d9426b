package cn.houqin.standalone.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.standalone.deployment.CannotStart;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who adds a cell is told of the platform that runs, or that none is ready. */
class SurroundingsTests {

  @TempDir private Path home;

  @Test
  void areThereWhileThePlatformIsReadyAndMissedInPlainWordsOtherwise() throws Exception {
    var here =
        new Surroundings(
            "mongodb://127.0.0.1:1",
            "127.0.0.1:2",
            "http://127.0.0.1:3",
            "secret",
            URI.create("http://127.0.0.1:4"),
            8180);

    try (var _ = here.keep(home)) {
      assertThat(Surroundings.in(home)).isEqualTo(here);
    }
    assertThatThrownBy(() -> Surroundings.in(home))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("is not ready");
  }
}

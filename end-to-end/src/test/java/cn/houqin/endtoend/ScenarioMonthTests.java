package cn.houqin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.standalone.Api;
import cn.houqin.standalone.Platform;
import cn.houqin.standalone.Ports;
import cn.houqin.standalone.demo.DemoMonth;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One hospital month from contract to money, on real parts; another folder by houqin.scenario. */
class ScenarioMonthTests {

  @TempDir static Path home;
  private static Platform platform;

  @BeforeAll
  static void start() {
    platform = Platform.start(Platform.Plan.at(home, Ports.free()));
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void comesToTheLastFigureAndChangesNothingWhenRunAgain() {
    var folder =
        Path.of(
            System.getProperty("houqin.scenario", System.getProperty("houqin.root") + "/scenario"));
    var month = new DemoMonth(new Api(platform.address(), platform.issuer()), "", folder);

    var figures = month.run();
    var again = month.run();

    System.out.println(month.table(figures));
    assertThat(month.difference(figures)).isEmpty();
    assertThat(again).isEqualTo(figures);
  }
}

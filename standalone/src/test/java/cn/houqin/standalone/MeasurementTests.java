package cn.houqin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTests {

  @Test
  void takesTheMedianOfEachFigure() {
    var runs =
        List.of(
            new Measurement(9.0, 480),
            new Measurement(30.0, 470),
            new Measurement(8.0, 2_000),
            new Measurement(8.5, 475),
            new Measurement(10.0, 490));

    assertThat(Measurement.median(runs)).isEqualTo(new Measurement(9.0, 480));
  }

  @Test
  void saysItInOneLine() {
    assertThat(new Measurement(9.04, 1_480).line("median"))
        .isEqualTo("median  ready after 9.0 s, 1,480 MB resident besides mongod");
  }
}

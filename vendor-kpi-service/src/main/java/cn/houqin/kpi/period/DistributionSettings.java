package cn.houqin.kpi.period;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How large a share of the contracts each grade is to have.
 *
 * @param shares the best grade first; 优 20-30 %, 良 50 %, 合格 20 %, 不合格 0-10 % where none are given
 */
@ConfigurationProperties("houqin.grade-distribution")
record DistributionSettings(List<Share> shares) {

  private static final List<Share> USUAL =
      List.of(
          new Share(List.of("EXCELLENT", "优", "优秀"), 20, 30),
          new Share(List.of("GOOD", "良", "良好"), 50, 50),
          new Share(List.of("PASS", "合格"), 20, 20),
          new Share(List.of("FAIL", "不合格"), 0, 10));

  DistributionSettings {
    shares = shares == null || shares.isEmpty() ? USUAL : List.copyOf(shares);
  }

  /**
   * Of one grade.
   *
   * @param grades what schemes call it
   * @param least in percent
   * @param most in percent
   */
  record Share(List<String> grades, int least, int most) {}
}

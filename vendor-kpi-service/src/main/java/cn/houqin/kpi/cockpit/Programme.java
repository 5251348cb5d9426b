package cn.houqin.kpi.cockpit;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A hospital's targets; as shipped: quality +15 %, vendors attaining 95 %, interruptions at most 3
 * %, satisfaction at least 90 %, cost -10 % over three years.
 *
 * @param begins first month of the first year (yyyy-MM)
 */
record Programme(String begins, List<Target> targets) {

  static final String ID = "programme";
  private static final int MONTHS = 12;

  /**
   * A target.
   *
   * @param definition in words, by language tag
   * @param baseline of a goal against a baseline; shown for others
   * @param path what is due by the end of each year
   * @param threshold from which total on a vendor attains (ATTAINMENT)
   */
  record Target(
      Goal goal,
      Map<String, String> definition,
      @Nullable Baseline baseline,
      List<BigDecimal> path,
      @Nullable BigDecimal threshold) {}

  /**
   * Where a goal began.
   *
   * @param value as entered; null where it is computed of the months
   */
  record Baseline(String from, String to, @Nullable BigDecimal value) {}

  /** What a target asks for in a month; nothing before the programme begins. */
  Optional<BigDecimal> due(Target target, YearMonth month) {
    var months = ChronoUnit.MONTHS.between(YearMonth.parse(begins), month);
    if (months < 0) {
      return Optional.empty();
    }
    var year = Math.min(months / MONTHS, target.path().size() - 1L);
    return Optional.of(target.path().get((int) year));
  }

  /** With which a hospital begins; its baselines are its own to say. */
  static Programme shipped(YearMonth month) {
    return new Programme(
        month.withMonth(1).toString(),
        List.of(
            target(
                Goal.QUALITY,
                "Mean published total of all final scorecards of the period, in percent above that"
                    + " of the baseline period.",
                "统计期内全部终稿评分卡公布总分的平均值，相对基期提高的百分比。",
                null,
                "5",
                "10",
                "15"),
            target(
                Goal.ATTAINMENT,
                "Share of vendors whose mean published total over the period reaches the"
                    + " threshold.",
                "统计期内公布总分均值达到门槛的供应商比例。",
                new BigDecimal(80),
                "88",
                "92",
                "95"),
            target(
                Goal.INTERRUPTION,
                "Interrupted service minutes in percent of the scheduled ones, over all final"
                    + " scorecards of the period.",
                "统计期内终稿评分卡中断的服务分钟数占计划服务分钟数的百分比。",
                null,
                "3",
                "3",
                "3"),
            target(
                Goal.SATISFACTION,
                "Mean rating at follow-up in percent of the highest rating, 5.",
                "回访评分平均值占满分 5 分的百分比。",
                null,
                "90",
                "90",
                "90"),
            target(
                Goal.COST,
                "Mean settled cost of a month over all contracts, after deductions and with bonus,"
                    + " in percent above that of the baseline period.",
                "全部合同月均结算成本（扣款后、含奖励），相对基期变化的百分比。",
                null,
                "-3",
                "-7",
                "-10")));
  }

  private static Target target(
      Goal goal, String en, String zh, @Nullable BigDecimal threshold, String... path) {
    return new Target(
        goal,
        Map.of("en", en, "zh-CN", zh),
        null,
        Arrays.stream(path).map(BigDecimal::new).toList(),
        threshold);
  }

  /** How programmes are stored: one per hospital. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<Programme> programmes(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "programme",
              "programmes",
              Programme.class,
              new Publication.None<>(),
              new VendorScope.Everyone(),
              List.of()));
    }
  }
}

package cn.houqin.contract.calendar;

import cn.houqin.events.contract.WeekTerms;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When work is done, as it is written down. */
public record WeekForm(
    @NotNull String zone,
    @NotNull Map<String, List<List<String>>> weekly,
    @Nullable List<String> holidays,
    @Nullable Map<String, String> makeUpDays) {

  public WeekTerms terms() {
    return new WeekTerms(
        zone,
        weekly,
        holidays == null ? List.of() : holidays,
        makeUpDays == null ? Map.of() : makeUpDays);
  }
}

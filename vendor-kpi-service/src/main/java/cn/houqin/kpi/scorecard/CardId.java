package cn.houqin.kpi.scorecard;

import cn.houqin.platform.problem.NotFound;
import java.time.DateTimeException;
import java.time.YearMonth;

/** A card's id: one per contract, line and month. */
public record CardId(String contract, String line, YearMonth month) {

  public static CardId parse(String text) {
    var parts = text.split("~", -1);
    if (parts.length != 3) {
      throw new NotFound("scorecard", text);
    }
    try {
      return new CardId(parts[0], parts[1], YearMonth.parse(parts[2]));
    } catch (DateTimeException noMonth) {
      throw new NotFound("scorecard", text);
    }
  }

  @Override
  public String toString() {
    return contract + "~" + line + "~" + month;
  }
}

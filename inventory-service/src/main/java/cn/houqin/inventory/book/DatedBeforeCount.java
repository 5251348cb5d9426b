package cn.houqin.inventory.book;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import java.time.LocalDate;
import java.util.List;

/** A count has seen what happened until then; nothing is dated before it afterwards (409). */
public class DatedBeforeCount extends BrokenRule {

  public DatedBeforeCount(LocalDate day, LocalDate counted) {
    super(
        409,
        "dated-before-count",
        List.of(FieldError.of("/occurredOn", "not-before-count", day, counted)),
        day,
        counted);
  }
}

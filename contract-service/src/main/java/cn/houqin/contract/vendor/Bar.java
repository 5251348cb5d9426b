package cn.houqin.contract.vendor;

import cn.houqin.platform.problem.BrokenRule;
import java.time.Instant;
import java.time.LocalDate;

/** What bars a vendor from new work, and until when. */
public sealed interface Bar {

  /** The refusal of new work (409). */
  BrokenRule refusal();

  /** From a line's work, until it is reinstated. */
  record FromLine(String vendor, String line, Instant since, String reason) implements Bar {
    @Override
    public BrokenRule refusal() {
      return new BrokenRule(
          409, "vendor-suspended-from-line", vendor, line, since.toString(), reason);
    }
  }

  /** From all work, until it is reinstated. */
  record FromAll(String vendor, Instant since, String reason) implements Bar {
    @Override
    public BrokenRule refusal() {
      return new BrokenRule(409, "vendor-suspended", vendor, since.toString(), reason);
    }
  }

  /** From all work, to a day and with it. */
  record Blacklisting(String vendor, LocalDate until) implements Bar {
    @Override
    public BrokenRule refusal() {
      return new BrokenRule(409, "vendor-blacklisted", vendor, until.toString());
    }
  }
}

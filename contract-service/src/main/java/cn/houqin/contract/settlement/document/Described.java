package cn.houqin.contract.settlement.document;

import cn.houqin.contract.payment.Settlement;
import cn.houqin.contract.settlement.statement.Statement;
import cn.houqin.contract.settlement.volume.CountedItem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A settlement as far as it is shown on paper.
 *
 * @param beside quantities that were counted too, and who did what to it
 */
public record Described(
    String settlement,
    Parties parties,
    String status,
    Instant asOf,
    ZoneId zone,
    Settlement result,
    Statement statement,
    Beside beside) {

  List<CountedItem> counted() {
    return beside.counted();
  }

  List<Signed> signed() {
    return beside.signed();
  }

  /** What stands beside the money. */
  public record Beside(List<CountedItem> counted, List<Signed> signed) {}

  /** Whose month it is, and what the file is known by. */
  public record Parties(String contract, String vendor, String month, String digest) {}

  /** A step and who took it. */
  public record Signed(String step, String by, @Nullable String more) {}
}

package cn.houqin.kpi.scorecard.adjustment;

import cn.houqin.kpi.scoring.ScoreInput.Adjustment;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.NotFound;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points given or taken by people; counts once a second person has approved. */
public record Proposal(
    int number,
    Adjustment.Kind kind,
    BigDecimal points,
    String reason,
    String author,
    @Nullable String approver) {

  /** The proposals with a further one. */
  public static List<Proposal> plus(
      List<Proposal> before, Adjustment given, String reason, String author) {
    var all = new ArrayList<>(before);
    all.add(new Proposal(all.size() + 1, given.kind(), given.points(), reason, author, null));
    return List.copyOf(all);
  }

  /** A second person approves one; nobody approves their own. */
  public static List<Proposal> approving(List<Proposal> before, int number, String second) {
    if (number < 1 || number > before.size()) {
      throw new NotFound("adjustment", Integer.toString(number));
    }
    var all = new ArrayList<>(before);
    var one = all.get(number - 1);
    if (one.author.equals(second)) {
      throw new Forbidden("approved-by-somebody-else");
    }
    all.set(number - 1, new Proposal(number, one.kind, one.points, one.reason, one.author, second));
    return List.copyOf(all);
  }

  /** What counts of them. */
  public static List<Adjustment> approved(List<Proposal> all) {
    return all.stream()
        .filter(one -> one.approver != null)
        .map(one -> new Adjustment(one.kind, one.points))
        .toList();
  }
}

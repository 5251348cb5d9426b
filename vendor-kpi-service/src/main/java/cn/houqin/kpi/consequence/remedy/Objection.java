package cn.houqin.kpi.consequence.remedy;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's appeal against a consequence, and the panel that decides it by the majority of its
 * members.
 *
 * @param overturned what was decided; null before
 */
public record Objection(
    String by,
    String grounds,
    List<Rectification.Attachment> attachments,
    Instant at,
    List<String> panel,
    List<Vote> votes,
    @Nullable Boolean overturned) {

  public static final int LEAST_OF_A_PANEL = 3;

  /** What one member says. */
  public record Vote(String by, boolean overturn, String reason, Instant at) {}

  public Objection withPanel(List<String> members) {
    if (!votes.isEmpty()) {
      throw new BrokenRule(409, "panel-has-voted");
    }
    return new Objection(by, grounds, attachments, at, List.copyOf(members), votes, overturned);
  }

  /** A member votes once; it is decided as soon as the rest cannot turn it. */
  public Objection voted(Vote vote) {
    if (!panel.contains(vote.by())) {
      throw new Forbidden("not-of-the-panel");
    }
    if (votes.stream().anyMatch(one -> one.by().equals(vote.by()))) {
      throw new BrokenRule(409, "voted-already", vote.by());
    }
    var all = new ArrayList<>(votes);
    all.add(vote);
    var against = all.stream().filter(Vote::overturn).count();
    var open = panel.size() - all.size();
    Boolean decided = null;
    if (against * 2 > panel.size()) {
      decided = true;
    } else if ((against + open) * 2 <= panel.size()) {
      decided = false;
    }
    return new Objection(by, grounds, attachments, at, panel, List.copyOf(all), decided);
  }
}

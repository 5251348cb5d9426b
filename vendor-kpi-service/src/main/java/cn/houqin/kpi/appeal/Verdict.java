package cn.houqin.kpi.appeal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a panel's votes come to, figure by figure: a majority of all its members decides each, and
 * so does the last vote.
 *
 * @param granted the figures that are to count no more
 * @param isComplete whether no vote that is still to come changes anything
 */
record Verdict(List<String> granted, boolean isComplete) {

  static Verdict of(List<String> figures, int members, List<Vote> votes) {
    var open = members - votes.size();
    var granted = new ArrayList<String>();
    var isComplete = true;
    for (var figure : figures) {
      var accepting = votes.stream().filter(vote -> vote.accepts(figure)).count();
      if (accepting * 2 > members) {
        granted.add(figure);
      } else if ((accepting + open) * 2 > members) {
        isComplete = false;
      }
    }
    return new Verdict(List.copyOf(granted), isComplete);
  }
}

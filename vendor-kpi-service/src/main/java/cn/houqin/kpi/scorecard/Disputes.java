package cn.houqin.kpi.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is or was appealed against on a card.
 *
 * @param open appeals that are not decided; the card is not final before they are
 * @param disregarded figures that a panel took out of the count for good
 */
public record Disputes(List<Open> open, List<Disregarded> disregarded) {

  static final Disputes NONE = new Disputes(List.of(), List.of());

  /** An appeal, and the figures it is against. */
  public record Open(String appeal, List<String> evidence) {}

  /** A figure that does not count, by an appeal. */
  public record Disregarded(String evidenceId, String appeal) {}

  boolean isOpen(String appeal) {
    return open.stream().anyMatch(one -> one.appeal().equals(appeal));
  }

  Disputes opened(Open appeal) {
    var all = new ArrayList<>(open);
    all.add(appeal);
    return new Disputes(List.copyOf(all), disregarded);
  }

  /** Whether an appeal against it is not decided. */
  public boolean isDisputed(String evidenceId) {
    return open.stream().anyMatch(one -> one.evidence().contains(evidenceId));
  }

  /** The appeal that a figure is disputed by, or was taken out of the count by. */
  public Optional<String> appealOf(String evidenceId) {
    return Stream.concat(
            open.stream().filter(one -> one.evidence().contains(evidenceId)).map(Open::appeal),
            disregarded.stream()
                .filter(one -> one.evidenceId().equals(evidenceId))
                .map(Disregarded::appeal))
        .findFirst();
  }

  /** Whether a panel took it out of the count. */
  public boolean isDisregarded(String evidenceId) {
    return disregarded.stream().anyMatch(one -> one.evidenceId().equals(evidenceId));
  }

  /**
   * @param evidence taken out of the count; none where the appeal was rejected
   */
  Disputes settled(String appeal, List<String> evidence) {
    var left = open.stream().filter(one -> !one.appeal().equals(appeal)).toList();
    var out = new ArrayList<>(disregarded);
    evidence.forEach(one -> out.add(new Disregarded(one, appeal)));
    return new Disputes(left, List.copyOf(out));
  }

  Set<String> disregardedIds() {
    return Set.copyOf(disregarded.stream().map(Disregarded::evidenceId).distinct().toList());
  }
}

package cn.houqin.inventory.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the evidence an order has given: a figure, or that a figure no longer counts. Entries
 * are added and never taken out; by the figure's id a month's manifest finds it.
 *
 * @param ended who withdrew the figure, and why; null where this entry gives it
 */
public record Mark(
    String evidenceId, String contract, String line, String month, @Nullable Ended ended) {

  /** Why a figure no longer counts. */
  public record Ended(String by, String reason, Instant at) {}

  public Mark ended(Ended end) {
    return new Mark(evidenceId, contract, line, month, end);
  }

  /** The figures that count. */
  public static List<Mark> counting(List<Mark> entries) {
    return entries.stream()
        .filter(entry -> entry.ended == null)
        .filter(
            entry ->
                entries.stream()
                    .noneMatch(one -> one.ended != null && one.evidenceId.equals(entry.evidenceId)))
        .toList();
  }
}

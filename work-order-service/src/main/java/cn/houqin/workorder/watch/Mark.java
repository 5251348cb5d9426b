package cn.houqin.workorder.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of what was given as evidence: a figure, or the end of one that counts no more.
 *
 * @param month yyyy-MM it stands in
 * @param figure what it says; null of inspections
 * @param ended set in the entry that ends the figure of the same id
 */
public record Mark(
    String evidenceId,
    String contract,
    String line,
    String month,
    @Nullable Figure figure,
    @Nullable Ended ended) {

  /**
   * What a figure says.
   *
   * @param cause what in the order decided it, for example RESPOND#1
   * @param numerator of one
   * @param datedAt the instant that decided it
   */
  public record Figure(String cause, String indicator, int numerator, Instant datedAt) {}

  /**
   * Why a figure counts no more.
   *
   * @param replacedBy id of the figure that counts instead; null if none does
   */
  public record Ended(String by, String reason, Instant at, @Nullable String replacedBy) {}

  public static Mark of(String evidenceId, String contract, String line, String month) {
    return new Mark(evidenceId, contract, line, month, null, null);
  }

  public Mark saying(Figure what) {
    return new Mark(evidenceId, contract, line, month, what, null);
  }

  public Mark ended(Ended how) {
    return new Mark(evidenceId, contract, line, month, figure, how);
  }
}

package cn.houqin.platform.register;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a register. Its rows are staged first; this document coming to be is what ACCEPTS them,
 * and application then goes on to the end after any crash, until it is APPLIED.
 *
 * @param active true while it is applied; at most one of a hospital
 * @param nextTimerAt when to look whether its application was cut off
 */
public record RegisterImport(
    State state,
    boolean active,
    int rows,
    int added,
    int unchanged,
    Instant at,
    @Nullable Instant nextTimerAt) {

  /** How far it is. */
  public enum State {
    ACCEPTED,
    APPLIED
  }

  static RegisterImport accepted(int rows, Instant now, Instant lookAgain) {
    return new RegisterImport(State.ACCEPTED, true, rows, 0, 0, now, lookAgain);
  }

  RegisterImport applied(int added) {
    return new RegisterImport(State.APPLIED, false, rows, added, rows - added, at, null);
  }

  /**
   * How such imports are stored.
   *
   * @param name singular, for example {@code location-import}
   */
  public static AggregateType<RegisterImport> type(String name, String collection) {
    return new AggregateType<>(
        name,
        collection,
        RegisterImport.class,
        new Publication.None<>(),
        new VendorScope.Nobody(),
        List.of(IndexSpec.uniqueOn("active").whereTrue("active"), IndexSpec.on("-at")));
  }
}

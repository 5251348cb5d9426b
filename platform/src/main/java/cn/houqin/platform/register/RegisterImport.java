package cn.houqin.platform.register;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.VendorScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a register. Its rows are staged first; this document coming to be is what ACCEPTS them,
 * and application then goes on to the end after any crash, until it is APPLIED.
 *
 * @param staging under which its rows are staged; each attempt at a file has its own
 * @param active true while it is applied; at most one of a hospital
 * @param nextTimerAt when to look whether its application was cut off
 */
public record RegisterImport(
    State state,
    String staging,
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

  /** As clients see it. */
  public record Shown(State state, int rows, int added, int unchanged, Instant at) {}

  /** As clients see it. */
  public static Shown shown(Stored<RegisterImport> stored) {
    var body = stored.body();
    return new Shown(body.state, body.rows, body.added, body.unchanged, body.at);
  }

  static RegisterImport accepted(
      String staging, int rows, int unchanged, Instant now, Instant lookAgain) {
    return new RegisterImport(State.ACCEPTED, staging, true, rows, 0, unchanged, now, lookAgain);
  }

  RegisterImport applied() {
    return new RegisterImport(
        State.APPLIED, staging, false, rows, rows - unchanged, unchanged, at, null);
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

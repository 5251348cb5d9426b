package cn.houqin.workorder.move;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The move of a line from this deployment's database to another's, as it stands in the source.
 *
 * @param to the database it moves to
 * @param reason why it was abandoned
 * @param documents that were copied
 * @param windowMillis how long the line took no changes; null before that
 * @param returning whether the other database had the line before
 */
record Move(
    String id,
    String line,
    String to,
    State state,
    @Nullable String reason,
    long documents,
    @Nullable Long windowMillis,
    boolean returning) {

  /** How far it has come. */
  enum State {
    /** Served as ever while what rests is copied. */
    COPYING,
    /** No changes: what changed since is copied. */
    CLOSED,
    /** Decided: the other deployment has the line. */
    MOVED,
    /** Nothing of the line is left here. */
    EMPTIED,
    /** Nothing has moved. */
    ABANDONED
  }

  static Move of(Document stored) {
    return new Move(
        stored.getString("_id"),
        stored.getString("line"),
        stored.getString("to"),
        State.valueOf(stored.getString("state")),
        stored.getString("reason"),
        stored.get("documents", 0L),
        stored.getLong("windowMillis"),
        stored.getBoolean("returning", false));
  }
}

package cn.houqin.workorder.cell;

import java.util.Date;
import org.bson.Document;

/**
 * Where a line stands in this database that has been part of a move. A line without one has never
 * moved: settings and routes alone say who serves it.
 *
 * @param move id of the move that put it there
 */
public record Standing(String line, State state, String move) {

  /** The collection of all standings, by line. */
  public static final String COLLECTION = "lines";

  /** How far a line has come or gone. */
  public enum State {
    /** Its data is here and complete. */
    SERVED,
    /** Its data is being copied here; events of it are the source's. */
    ARRIVING,
    /** It is about to be here: events of it wait. */
    LANDING,
    /** Its data is here and nobody may change it: the window of a move. */
    CLOSED,
    /** The move came to nothing; what it had taken out of reach is being given back. */
    REOPENING,
    /** Its data is elsewhere for good. */
    GONE
  }

  public static Standing of(Document stored) {
    return new Standing(
        stored.getString("_id"),
        State.valueOf(stored.getString("state")),
        stored.getString("move"));
  }

  /** What is stored besides the line itself. */
  public Document fields(Date at) {
    return new Document("state", state.name()).append("move", move).append("at", at);
  }

  /** Whether documents of the line in this database are at rest: no timer, no relay. */
  boolean isAtRest() {
    return state != State.SERVED;
  }

  /** Whether it is being decided where the line is. */
  boolean isBetween() {
    return state == State.LANDING || state == State.CLOSED || state == State.REOPENING;
  }

  /** Whether what is here of the line is shown. */
  boolean isShown() {
    return state == State.SERVED || state == State.CLOSED || state == State.REOPENING;
  }
}

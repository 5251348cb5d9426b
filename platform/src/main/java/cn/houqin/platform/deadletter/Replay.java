package cn.houqin.platform.deadletter;

import cn.houqin.platform.deadletter.DeadLetter.Status;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the letters of a key take effect, in order, until one fails. */
public final class Replay {

  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

  private final DeadLetters letters;
  private final Redelivery redelivery;

  Replay(DeadLetters letters, Redelivery redelivery) {
    this.letters = letters;
    this.redelivery = redelivery;
  }

  /**
   * How far a replay came.
   *
   * @param stoppedAt the letter that failed, null if none is left of the key
   */
  public record Result(int replayed, @Nullable String stoppedAt, @Nullable String reason) {}

  /**
   * Parks an event behind its key. If the key's last letter was replayed in that very moment,
   * nothing would ever take this one up, so it takes effect here.
   */
  public void park(RawEvent event) {
    letters.park(event);
    var first = letters.head(event);
    if (first.isPresent()
        && first.get().id().equals(event.id())
        && first.get().status() == Status.PARKED) {
      ofKey(event, "system");
    }
  }

  Result ofKey(RawEvent event, String by) {
    for (int replayed = 0; ; replayed++) {
      var head = letters.head(event);
      if (head.isEmpty()) {
        return new Result(replayed, null, null);
      }
      var letter = head.get();
      if (!letters.claim(letter.id())) {
        return new Result(replayed, letter.id(), "somebody else is replaying it");
      }
      var failure = redeliver(letter, by);
      if (failure != null) {
        return new Result(replayed, letter.id(), failure);
      }
    }
  }

  private @Nullable String redeliver(DeadLetter letter, String by) {
    try {
      redelivery.apply(letter.event());
    } catch (RuntimeException failure) {
      LOG.warn("Replay of {} failed", letter.event(), failure);
      var reason = reason(failure);
      letters.failedAgain(letter.id(), by, reason);
      return reason;
    }
    letters.resolve(letter.id(), Status.REPLAYED, by, "");
    return null;
  }

  /** A failure in one line. */
  public static String reason(Throwable failure) {
    var message = failure.getMessage();
    var text = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    return text.length() <= 1000 ? text : text.substring(0, 1000);
  }
}

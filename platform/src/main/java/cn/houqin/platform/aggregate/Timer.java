package cn.houqin.platform.aggregate;

import cn.houqin.platform.caller.Call;

/**
 * A bean of this type is asked whenever an aggregate's {@code nextTimerAt} has come: it raises
 * everything due up to {@code call.now()} and sets the next point. The conditional update decides
 * which instance did it.
 */
public record Timer<T>(Aggregates<T> aggregates, Firing<T> firing) {

  /** What is due. */
  @FunctionalInterface
  public interface Firing<T> {
    Change<T> on(Stored<T> current, Call call);

    /**
     * Made ready once, before the update: what others have to be asked is asked here, and the
     * decision, which may be asked again, only reads the answers.
     */
    default Decision<T> prepared(Stored<T> due, Call call) {
      return current -> on(current, call);
    }
  }
}

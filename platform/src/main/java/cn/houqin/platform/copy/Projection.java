package cn.houqin.platform.copy;

/** What a service made of the events of some topics, and can make again. */
@FunctionalInterface
public interface Projection {

  /** Whether all has been read that the topics held when this database first saw them. */
  boolean isComplete();

  /** Throws {@link BeingRebuilt} else: nothing is computed from a part. */
  default void requireComplete() {
    if (!isComplete()) {
      throw new BeingRebuilt();
    }
  }
}

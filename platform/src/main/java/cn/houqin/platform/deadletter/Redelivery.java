package cn.houqin.platform.deadletter;

/** Lets an event take effect again; fails as the effect fails. */
@FunctionalInterface
public interface Redelivery {
  void apply(RawEvent event);
}

package cn.houqin.events;

/** The whole present state of an aggregate; the newest replaces what was known. */
public interface StateEvent extends Event {

  /** True once the aggregate is gone for new work; there are no tombstones. */
  boolean retired();
}

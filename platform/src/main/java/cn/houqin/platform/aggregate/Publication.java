package cn.houqin.platform.aggregate;

import cn.houqin.events.StateEvent;
import cn.houqin.events.Stream;
import java.util.function.Function;

/** How an aggregate's changes reach the others; an aggregate publishes to exactly one topic. */
public sealed interface Publication<T> {

  /** Facts of its changes stand in the outbox and are published in order. */
  record Facts<T>(Stream stream) implements Publication<T> {}

  /** The aggregate is published as it stands; sequence is its version. */
  record State<T>(Stream stream, Function<Stored<T>, StateEvent> state) implements Publication<T> {}

  /** It concerns nobody else. */
  record None<T>() implements Publication<T> {}
}

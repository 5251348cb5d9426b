package cn.houqin.platform.copy;

import cn.houqin.events.StateEvent;
import cn.houqin.events.Stream;

/** Makes state copies; a bean of every service. */
public interface StateCopies {

  /**
   * @param collection for example {@code copy_contracts}
   * @param indexed paths under {@code state.} that {@link StateCopy#where} is asked by
   */
  <S extends StateEvent> StateCopy<S> of(
      Stream stream, Class<S> type, String collection, String... indexed);
}

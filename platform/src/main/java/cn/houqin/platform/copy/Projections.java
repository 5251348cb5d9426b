package cn.houqin.platform.copy;

import cn.houqin.events.Stream;

/** Makes projections; a bean of every service. */
@FunctionalInterface
public interface Projections {

  /** Asked for while the service's beans are made; readiness waits for these topics too. */
  Projection of(Stream... streams);
}

package cn.houqin.gateway.route;

import java.net.URI;
import org.springframework.stereotype.Component;

/** Asks the first instance of a destination that takes a request. */
@Component
public class Reaching {

  private final Instances instances;
  private final Breakers breakers;
  private final LifeSigns signs;

  Reaching(Instances instances, Breakers breakers, LifeSigns signs) {
    this.instances = instances;
    this.breakers = breakers;
    this.signs = signs;
  }

  /** A question to one instance. */
  @FunctionalInterface
  public interface Exchange<T> {
    T at(URI base) throws Exception;
  }

  /**
   * What one may have begun, no other is asked for.
   *
   * @param isRead nothing changes by it, so that another may be asked all the same
   */
  public <T> T reach(Destination to, boolean isRead, Exchange<T> exchange) throws Exception {
    for (var base : to.bases().subList(0, to.bases().size() - 1)) {
      try {
        return one(to, base, exchange);
      } catch (ServiceAway away) {
        if (!away.mayGoElsewhere(isRead)) {
          throw away;
        }
        instances.leave(base);
      }
    }
    return one(to, to.bases().getLast(), exchange);
  }

  private <T> T one(Destination to, URI base, Exchange<T> exchange) throws Exception {
    return breakers.guard(to, base, () -> signs.watch(base, () -> exchange.at(base)));
  }
}

package cn.houqin.gateway;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

/** A circuit breaker per destination: one that does not answer is left alone for a while. */
@Component
class Breakers {

  private final CircuitBreakerRegistry registry =
      CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom()
              .slidingWindowSize(20)
              .minimumNumberOfCalls(5)
              .failureRateThreshold(50)
              .waitDurationInOpenState(Duration.ofSeconds(2))
              .permittedNumberOfCallsInHalfOpenState(2)
              .recordException(Breakers::isUnreachable)
              .build());

  Breakers(MeterRegistry meters) {
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
  }

  /**
   * Runs the exchange; a destination that is away, or was just now, becomes {@link ServiceAway}.
   */
  <T> T guard(Destination to, CheckedSupplier<T> exchange) throws Exception {
    try {
      return registry.circuitBreaker(to.name()).executeCheckedSupplier(exchange);
    } catch (CallNotPermittedException open) {
      throw new ServiceAway(to.name());
    } catch (Exception failure) {
      if (isUnreachable(failure)) {
        throw new ServiceAway(to.name());
      }
      throw failure;
    } catch (Throwable error) {
      throw new IllegalStateException(error);
    }
  }

  CircuitBreaker.State state(Destination to) {
    return registry.circuitBreaker(to.name()).getState();
  }

  /** Whether no harm is done if another instance is asked the same. */
  static boolean mayGoElsewhere(Throwable failure, HttpMethod method) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
        return true;
      }
      if (cause instanceof HttpTimeoutException) {
        return false;
      }
    }
    return isUnreachable(failure) && (method == HttpMethod.GET || method == HttpMethod.HEAD);
  }

  private static boolean isUnreachable(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof ResourceAccessException
        || failure.getCause() instanceof IOException;
  }
}

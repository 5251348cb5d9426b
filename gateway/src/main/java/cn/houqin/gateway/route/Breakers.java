package cn.houqin.gateway.route;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

/** A circuit breaker per instance: one that does not answer is left alone for a while. */
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

  /** Runs the exchange; an instance that is away, or was just now, becomes {@link ServiceAway}. */
  <T> T guard(Destination to, URI base, CheckedSupplier<T> exchange) throws Exception {
    try {
      return registry.circuitBreaker(to.breaker(base)).executeCheckedSupplier(exchange);
    } catch (CallNotPermittedException open) {
      throw new ServiceAway(to.name(), ServiceAway.Asked.NOT_AT_ALL);
    } catch (Exception failure) {
      if (isUnreachable(failure)) {
        throw new ServiceAway(to.name(), asked(failure));
      }
      throw failure;
    } catch (Throwable error) {
      throw new IllegalStateException(error);
    }
  }

  private static boolean isUnreachable(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof ResourceAccessException
        || failure.getCause() instanceof IOException;
  }

  private static ServiceAway.Asked asked(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
        return ServiceAway.Asked.NOT_AT_ALL;
      }
      if (cause instanceof HttpTimeoutException || cause instanceof ReadTimeoutException) {
        return ServiceAway.Asked.LONG_AGO;
      }
    }
    return ServiceAway.Asked.JUST_NOW;
  }
}

package cn.houqin.platform.feign;

import cn.houqin.platform.observe.Trace;
import feign.Feign;
import feign.FeignException;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.Retryer;
import feign.Target;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes clients of other services and guards their calls. A client's methods take the base address
 * first and name the hospital in the header {@code X-Houqin-Hospital}; all are idempotent: reads,
 * or questions with a body that change nothing.
 */
public final class ServiceCalls {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final JsonMapper json;
  private final ServiceToken token;
  private final CircuitBreakerRegistry breakers =
      CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom()
              .slidingWindowSize(10)
              .minimumNumberOfCalls(5)
              .waitDurationInOpenState(Duration.ofSeconds(5))
              .recordException(ServiceCalls::isUnanswered)
              .build());
  private final Retry once =
      Retry.of(
          "reads",
          RetryConfig.custom()
              .maxAttempts(2)
              .waitDuration(Duration.ofMillis(100))
              .retryOnException(ServiceCalls::isUnanswered)
              .build());

  ServiceCalls(JsonMapper json, ServiceToken token) {
    this.json = json;
    this.token = token;
  }

  /** A client of a service's internal API: an interface with Feign annotations. */
  public <A> A client(Class<A> api) {
    return Feign.builder()
        .decoder(this::decode)
        .encoder(this::encode)
        .requestInterceptor(this::sign)
        .retryer(Retryer.NEVER_RETRY)
        .options(
            new Request.Options(
                CONNECT.toMillis(),
                TimeUnit.MILLISECONDS,
                ANSWER.toMillis(),
                TimeUnit.MILLISECONDS,
                false))
        .target(Target.EmptyTarget.create(api));
  }

  /**
   * Calls a service; throws {@link Unavailable} if it does not answer, {@link Refused} if it
   * refuses.
   */
  public <R> R call(String service, Supplier<R> exchange) {
    CircuitBreaker breaker = breakers.circuitBreaker(service);
    try {
      return breaker.executeSupplier(() -> once.executeSupplier(exchange));
    } catch (CallNotPermittedException open) {
      throw new Unavailable(service, open);
    } catch (FeignException | RestClientException answer) {
      if (isUnanswered(answer)) {
        throw new Unavailable(service, answer);
      }
      var status = answer instanceof FeignException feign ? feign.status() : 0;
      throw new Refused(service, status, String.valueOf(answer.getMessage()));
    }
  }

  private void sign(RequestTemplate request) {
    request.header("Authorization", "Bearer " + token.value());
    var trace = Trace.current();
    if (trace != null) {
      request.header(Trace.HEADER, trace);
    }
  }

  private Object decode(Response response, Type type) throws IOException {
    try (var body = response.body().asInputStream()) {
      return json.readValue(body, json.constructType(type));
    }
  }

  private void encode(Object body, Type type, RequestTemplate template) {
    template.header("Content-Type", "application/json");
    template.body(json.writeValueAsBytes(body), StandardCharsets.UTF_8);
  }

  private static boolean isUnanswered(Throwable failed) {
    return failed instanceof FeignException feign
        ? feign.status() < 0 || feign.status() >= 500
        : failed instanceof RestClientException;
  }
}

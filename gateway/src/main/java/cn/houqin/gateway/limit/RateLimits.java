package cn.houqin.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Requests per client and minute, counted by this instance alone; the policy header says so
 * (draft-ietf-httpapi-ratelimit-headers).
 */
@Component
class RateLimits {

  private final long requestsPerMinute;
  private final LoadingCache<String, Bucket> buckets;

  /**
   * @param requestsPerMinute what a client may send to one instance of the gateway
   */
  RateLimits(@Value("${houqin.rate-limit.requests-per-minute:6000}") long requestsPerMinute) {
    this.requestsPerMinute = requestsPerMinute;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build(_ -> full(requestsPerMinute));
  }

  private static Bucket full(long limit) {
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, Duration.ofMinutes(1)))
        .build();
  }

  /** Takes one request off the client's share; throws if none is left. */
  Share take(String client) {
    ConsumptionProbe probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      var wait = (int) Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
      throw new TooManyRequests(requestsPerMinute, wait);
    }
    return new Share(
        "\"client\";q=" + requestsPerMinute + ";w=60;qu=\"requests per gateway instance\"",
        "\"client\";r=" + probe.getRemainingTokens());
  }

  /** The two header values that tell a client where it stands. */
  record Share(String policy, String left) {}
}

package cn.houqin.platform.feign;

import cn.houqin.platform.time.MachineTime;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** The service's own access token (RFC 6749 client credentials), fetched anew before it expires. */
final class ServiceToken {

  private static final int EARLY_SECONDS = 30;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final String issuer;
  private final String clientId;
  private final String clientSecret;
  private final RestClient http;
  private volatile @Nullable Held held;

  ServiceToken(String issuer, String clientId, String clientSecret) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(LONGEST_WAIT).build());
    requests.setReadTimeout(LONGEST_WAIT);
    this.http = RestClient.builder().requestFactory(requests).build();
  }

  private record Held(String value, Instant until) {}

  String value() {
    var present = held;
    if (present == null || MachineTime.now().isAfter(present.until())) {
      present = fetch();
      held = present;
    }
    return present.value();
  }

  private Held fetch() {
    var discovery =
        Objects.requireNonNull(
            http.get()
                .uri(issuer + "/.well-known/openid-configuration")
                .retrieve()
                .body(Map.class));
    var form = new LinkedMultiValueMap<String, String>();
    form.add("grant_type", "client_credentials");
    var answer =
        Objects.requireNonNull(
            http.post()
                .uri(String.valueOf(discovery.get("token_endpoint")))
                .headers(headers -> headers.setBasicAuth(clientId, clientSecret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Map.class));
    var seconds = ((Number) Objects.requireNonNull(answer.get("expires_in"))).longValue();
    return new Held(
        String.valueOf(answer.get("access_token")),
        MachineTime.now().plusSeconds(Math.max(1, seconds - EARLY_SECONDS)));
  }
}

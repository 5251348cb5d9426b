package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destination;
import cn.houqin.gateway.route.Reaching;
import cn.houqin.gateway.route.ServiceAway;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * Asks several services at once with the caller's own token; who does not answer in time is empty.
 */
@Component
class Asking {

  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RestClient client;
  private final Reaching reaching;

  Asking(Reaching reaching) {
    this.reaching = reaching;
    var requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(PATIENCE);
    this.client = RestClient.builder().requestFactory(requests).build();
  }

  /** What came back. */
  sealed interface Reply {

    /** As it was asked for. */
    record Given(JsonNode body) implements Reply {}

    /** It does not do that for this caller or this question (4xx). */
    record Refused() implements Reply {}

    /** It did not answer. */
    record Silent() implements Reply {}
  }

  /**
   * @param questions path and query for each
   * @return empty where there is nothing to be had, for whichever reason
   */
  Map<Destination, Optional<JsonNode>> all(Map<Destination, String> questions, String token) {
    var bodies = new LinkedHashMap<Destination, Optional<JsonNode>>();
    replies(questions, token)
        .forEach(
            (to, reply) ->
                bodies.put(
                    to,
                    reply instanceof Reply.Given(var body) ? Optional.of(body) : Optional.empty()));
    return bodies;
  }

  /**
   * @param questions path and query for each
   */
  Map<Destination, Reply> replies(Map<Destination, String> questions, String token) {
    var answers = new LinkedHashMap<Destination, CompletableFuture<Reply>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      questions.forEach(
          (to, path) ->
              answers.put(to, CompletableFuture.supplyAsync(() -> one(to, path, token), threads)));
    }
    var result = new LinkedHashMap<Destination, Reply>();
    answers.forEach((to, answer) -> result.put(to, answer.join()));
    return result;
  }

  private Reply one(Destination to, String path, String token) {
    try {
      return reaching.reach(to, true, base -> given(base, path, token));
    } catch (HttpClientErrorException refused) {
      LOG.warn("{} refused {}: {}", to.name(), path, refused.getMessage());
      return new Reply.Refused();
    } catch (ServiceAway | RestClientException away) {
      LOG.warn("{} did not answer {}: {}", to.name(), path, away.getMessage());
      return new Reply.Silent();
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private Reply given(URI base, String path, String token) {
    var body =
        client
            .get()
            .uri(base.resolve(path))
            .headers(headers -> sign(headers, token))
            .retrieve()
            .body(JsonNode.class);
    return body == null ? new Reply.Silent() : new Reply.Given(body);
  }

  /**
   * @param token empty where nobody needs to be signed in
   */
  private static void sign(org.springframework.http.HttpHeaders headers, String token) {
    if (!token.isEmpty()) {
      headers.set("Authorization", token);
    }
  }
}

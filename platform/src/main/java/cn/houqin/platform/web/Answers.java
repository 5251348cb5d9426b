package cn.houqin.platform.web;

import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers of the HTTP edge, with entity tag and replay header. */
public final class Answers {

  private Answers() {}

  /** 200 with the aggregate as it stands. */
  public static <T, V> ResponseEntity<V> found(Stored<T> stored, Function<Stored<T>, V> view) {
    return ResponseEntity.ok().eTag(tag(stored)).body(view.apply(stored));
  }

  /** 201 and where it is. */
  public static <T, V> ResponseEntity<V> created(
      Outcome<T> outcome, String location, Function<Stored<T>, V> view) {
    return withReplay(ResponseEntity.created(URI.create(location)), outcome)
        .eTag(tag(outcome.stored()))
        .body(view.apply(outcome.stored()));
  }

  /** 200 after a command. */
  public static <T, V> ResponseEntity<V> done(Outcome<T> outcome, Function<Stored<T>, V> view) {
    return withReplay(ResponseEntity.status(HttpStatus.OK), outcome)
        .eTag(tag(outcome.stored()))
        .body(view.apply(outcome.stored()));
  }

  private static ResponseEntity.BodyBuilder withReplay(
      ResponseEntity.BodyBuilder answer, Outcome<?> outcome) {
    return outcome.replayed() ? answer.header("Idempotency-Replayed", "true") : answer;
  }

  private static String tag(Stored<?> stored) {
    return "\"v" + stored.version() + "\"";
  }
}

package cn.houqin.workorder.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what an order is found besides its number and place.
 *
 * @param caller the requester's name as it is compared, then the time of the request counted
 *     backwards: by caller, the newest first
 * @param pairs bigrams of caller and description
 * @param priority as it is now
 */
public record Findable(@Nullable String caller, List<String> pairs, @Nullable String priority) {

  public static final Findable NOTHING = new Findable(null, List.of(), null);

  /** Nothing but what history needs: past orders are looked for by caller and place. */
  public Findable past(@Nullable String requester, Instant requestedAt) {
    var key = requester == null ? null : callerKey(requester, requestedAt);
    return new Findable(key, List.of(), priority);
  }

  /** By other words and another caller. */
  public Findable by(
      @Nullable String requester, @Nullable String description, Instant requestedAt) {
    var text =
        Stream.of(requester, description)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" / "));
    return new Findable(past(requester, requestedAt).caller(), Bigrams.of(text), priority);
  }

  /** By another priority. */
  public Findable of(String other) {
    return other.equals(priority) ? this : new Findable(caller, pairs, other);
  }

  private static String callerKey(String requester, Instant requestedAt) {
    var backwards = Long.MAX_VALUE - requestedAt.toEpochMilli();
    return "%s\t%019d".formatted(Normal.of(requester), backwards);
  }

  /** The condition on {@link #caller} of those whose name begins so. */
  public static Map<String, Object> callersBeginning(String prefix) {
    return Beginning.with(Normal.of(prefix));
  }

  /** The condition on {@link #pairs} of those that have all pairs of a text. */
  public static Map<String, Object> havingAll(List<String> pairs) {
    return Map.of("$all", pairs);
  }
}

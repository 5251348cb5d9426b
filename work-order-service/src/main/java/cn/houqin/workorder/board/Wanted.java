package cn.houqin.workorder.board;

import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.search.Bigrams;
import cn.houqin.workorder.search.Findable;
import cn.houqin.workorder.search.Normal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: at most one of these, and of those the ones of a priority.
 *
 * @param number of the order, whole
 * @param caller how the requester's name begins
 * @param location code of a place, with everything under it
 * @param vendor that has it, and it is open
 * @param text words of caller or description, at least two characters of one
 * @param priority as it is now; with nothing else, of the open ones
 */
record Wanted(
    @Nullable String number,
    @Nullable String caller,
    @Nullable String location,
    @Nullable String vendor,
    @Nullable String text,
    @Nullable String priority) {

  private static final int LONGEST = 100;

  /** The filters and the order of the list, each served by an index of its own. */
  record Search(Map<String, Object> filters, String sort) {}

  /** Empty if nothing is looked for. */
  Optional<Search> search() {
    var given = Stream.of(number, caller, location, vendor, text).filter(Objects::nonNull).toList();
    if (given.size() > 1) {
      throw Invalid.field("text", "one-search-at-a-time", given.getLast());
    }
    given.stream().filter(value -> value.length() > LONGEST).forEach(Wanted::refuseLength);
    if (number != null) {
      return Optional.of(new Search(Map.of("number", number.strip()), "number"));
    }
    if (location != null) {
      return Optional.of(new Search(Map.of("request.place.path", location), "-requestedAt"));
    }
    if (vendor != null) {
      var has = Map.<String, Object>of("holding.vendor", vendor, "open", true);
      return Optional.of(new Search(has, "requestedAt"));
    }
    if (caller != null) {
      return Optional.of(byCaller(caller));
    }
    return text == null ? Optional.empty() : Optional.of(byText(text));
  }

  /** The further condition on what is looked for. */
  Map<String, Object> condition() {
    if (priority == null) {
      return Map.of();
    }
    Request.requirePriority("priority", priority);
    return Map.of("desk.found.priority", priority);
  }

  private static void refuseLength(String value) {
    throw Invalid.field("text", "text", value, 1, LONGEST);
  }

  private static Search byCaller(String caller) {
    if (Normal.of(caller).isEmpty()) {
      throw Invalid.field("caller", "text", caller, 1, LONGEST);
    }
    return new Search(
        Map.of("desk.found.caller", Findable.callersBeginning(caller)), "desk.found.caller");
  }

  private static Search byText(String text) {
    var pairs = Bigrams.of(text);
    if (pairs.isEmpty()) {
      throw Invalid.field("text", "two-characters-together", text);
    }
    return new Search(Map.of("desk.found.pairs", Findable.havingAll(pairs)), "-requestedAt");
  }
}

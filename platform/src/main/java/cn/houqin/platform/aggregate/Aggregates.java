package cn.houqin.platform.aggregate;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All aggregates of one kind: found by id, listed in pages, created and changed each in one atomic
 * write. Made by {@link AggregateStore#of}.
 */
public interface Aggregates<T> {

  AggregateType<T> type();

  /** The aggregate, if the caller may see it; throws NotFound else. */
  Stored<T> get(Caller caller, String id);

  /** The aggregate of a hospital, without row scope: for the service's own reasoning. */
  Optional<Stored<T>> find(String hospital, String id);

  /**
   * As {@link #find}, of what hardly ever changes: what another instance changed is seen within a
   * second, what this one changed at once.
   */
  Optional<Stored<T>> recent(String hospital, String id);

  /** Those of a hospital that exist, as {@link #find}, in few queries. */
  List<Stored<T>> findAll(String hospital, Collection<String> ids);

  /**
   * Creates those that do not exist yet, in few writes; what exists stays as it is.
   *
   * @return how many were created
   */
  int createMissing(Call call, Map<String, Change<T>> births);

  /**
   * Creates it, or answers what was created before under the same key. {@code birth} is asked only
   * if it does not exist yet.
   */
  Outcome<T> create(Call call, String id, Supplier<Change<T>> birth);

  /**
   * The id of something created by this call: derived from hospital, subject, command and key, so a
   * repeat finds it; random without a key.
   */
  String newId(Call call);

  /**
   * Changes it: row scope, If-Match, idempotency key, then {@code decision}, asked again on a newer
   * state up to 5 times.
   */
  Outcome<T> change(Call call, String id, Decision<T> decision);

  /**
   * What a repeat of this call answers; empty if it did not change the aggregate before. For
   * commands that ask others before they change it.
   */
  Optional<Outcome<T>> repeated(Call call, String id);

  /** One page of those the caller may see. */
  Page<Stored<T>> list(Caller caller, ListQuery query);

  /** Whose {@code nextTimerAt} (a property of the body) is due, oldest first, all hospitals. */
  List<Stored<T>> due(Instant now, int limit);

  /** When the first of them is due; empty while none waits for a time. */
  Optional<Instant> nextDue();
}

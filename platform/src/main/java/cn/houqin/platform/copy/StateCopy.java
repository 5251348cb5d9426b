package cn.houqin.platform.copy;

import cn.houqin.events.StateEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * The service's own copy of another service's state: the newest sequence wins. Made by {@link
 * StateCopies#of}. Stored as {hospital, subject, sequence, retired, state: {...}}.
 */
public interface StateCopy<S extends StateEvent> {

  /** The state of one aggregate, retired or not; empty if it has not arrived. */
  Optional<S> find(String hospital, String subject);

  /**
   * As {@link #find}, of what hardly ever changes: what another instance took in is seen within a
   * second, what this one took in at once.
   */
  Optional<S> recent(String hospital, String subject);

  /** As {@link #find}, else throws NotYetKnown (409). */
  S require(String hospital, String subject);

  /** Those that are not retired and match (fields under {@code state.}); at most {@code limit}. */
  List<S> where(String hospital, Criteria criteria, int limit);

  /** Called after a newer state was stored; may be called again for the same state. */
  void onChange(Consumer<Changed<S>> listener);

  /** A newer state of an aggregate. */
  record Changed<S extends StateEvent>(String hospital, String subject, S state) {}
}

package cn.houqin.platform.inbox;

import cn.houqin.platform.inbox.TestEvent.Fact.Happened;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** The effect of facts in tests: kept under the event's id, or failing as told. */
public final class Effects {

  private final Map<String, Received<Happened>> kept =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, Supplier<RuntimeException>> failing = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Map<String, String> traces = new ConcurrentHashMap<>();

  void on(Received<Happened> event) {
    calls.computeIfAbsent(event.id(), _ -> new AtomicInteger()).incrementAndGet();
    var failure = failing.get(event.subject());
    if (failure != null) {
      throw failure.get();
    }
    traces.put(event.id(), String.valueOf(MDC.get("traceparent")));
    kept.putIfAbsent(event.id(), event);
  }

  public void failFor(String subject, Supplier<RuntimeException> failure) {
    failing.put(subject, failure);
  }

  public void succeedFor(String subject) {
    failing.remove(subject);
  }

  public int calls(String id) {
    return calls.getOrDefault(id, new AtomicInteger()).get();
  }

  /** What happened to a subject, in the order it took effect. */
  public List<String> of(String subject) {
    synchronized (kept) {
      return kept.values().stream()
          .filter(event -> event.subject().equals(subject))
          .map(event -> event.body().what())
          .toList();
    }
  }

  Received<Happened> get(String id) {
    return kept.get(id);
  }

  String traceOf(String id) {
    return traces.get(id);
  }
}

package cn.houqin.kpi.occurrence;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What was reported; whoever listens is told of each after it was written, at least once. */
@Component
public class Occurrences implements Timer.Firing<Occurrence> {

  private static final int AT_ONCE = 200;

  private final Aggregates<Occurrence> stored;
  private final List<BiConsumer<Call, Occurrence>> listeners = new CopyOnWriteArrayList<>();

  Occurrences(Aggregates<Occurrence> stored) {
    this.stored = stored;
  }

  public void onChange(BiConsumer<Call, Occurrence> listener) {
    listeners.add(listener);
  }

  /** Those of a line of a contract that count. */
  public List<Stored<Occurrence>> counting(String hospital, String contract, String line) {
    var all = new ArrayList<Stored<Occurrence>>();
    Map<String, Object> of = Map.of("contract", contract, "line", line);
    @Nullable String after = null;
    do {
      var page =
          stored.list(Caller.system(hospital), new ListQuery(of, "-day", AT_ONCE, after, null));
      page.items().stream().filter(one -> one.body().withdrawn() == null).forEach(all::add);
      after = page.next();
    } while (after != null);
    return all;
  }

  /** Who reported it; empty where there is none of this id. */
  public List<String> reporters(String hospital, List<String> ids) {
    return stored.findAll(hospital, ids).stream().map(one -> one.body().reportedBy()).toList();
  }

  @Override
  public Decision<Occurrence> prepared(Stored<Occurrence> due, Call call) {
    listeners.forEach(listener -> listener.accept(call, due.body()));
    return current ->
        current.version() == due.version()
            ? Change.to(current.body().lookedAt())
            : Change.to(current.body());
  }

  @Override
  public Change<Occurrence> on(Stored<Occurrence> current, Call call) {
    return Change.to(current.body());
  }

  /** How they are stored and timed. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<Occurrence> occurrenceAggregates(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "occurrence",
              "occurrences",
              Occurrence.class,
              new Publication.None<>(),
              new VendorScope.Nobody(),
              List.of(
                  IndexSpec.on("-day"),
                  IndexSpec.on("contract", "-day"),
                  IndexSpec.on("contract", "line", "-day"))));
    }

    @Bean
    Timer<Occurrence> occurrenceTimer(Aggregates<Occurrence> stored, Occurrences occurrences) {
      return new Timer<>(stored, occurrences);
    }
  }
}

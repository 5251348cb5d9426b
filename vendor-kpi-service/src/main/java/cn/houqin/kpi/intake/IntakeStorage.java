package cn.houqin.kpi.intake;

import cn.houqin.events.Streams;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How entered figures and their files are stored and announced. */
@Configuration(proxyBeanMethods = false)
class IntakeStorage {

  static final String ENTRIES = "entered_observations";

  @Bean
  Aggregates<Entry> entryAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "observation",
            ENTRIES,
            Entry.class,
            new Publication.Facts<>(Streams.OBSERVATIONS),
            new VendorScope.Field("evidence.vendor"),
            List.of(
                IndexSpec.on("-evidence.datedAt"),
                IndexSpec.on("evidence.vendor", "-evidence.datedAt"),
                IndexSpec.on("evidence.contract", "evidence.line", "evidence.month"))));
  }

  @Bean
  Aggregates<EntryImport> entryImportAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "observation-import",
            "observation_imports",
            EntryImport.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of()));
  }

  @Bean
  Timer<EntryImport> entryImportTimer(Aggregates<EntryImport> imports, Importing importing) {
    return new Timer<>(imports, importing);
  }
}

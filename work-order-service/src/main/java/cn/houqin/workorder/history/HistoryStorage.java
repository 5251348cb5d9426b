package cn.houqin.workorder.history;

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

/** How imports are stored, and taken up again. */
@Configuration(proxyBeanMethods = false)
class HistoryStorage {

  @Bean
  Aggregates<HistoryImport> historyImportAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "history-import",
            "history_imports",
            HistoryImport.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of(
                IndexSpec.on("line", "active").whereTrue("active"), IndexSpec.on("line", "-at"))));
  }

  @Bean
  Timer<HistoryImport> historyImportTimer(Aggregates<HistoryImport> aggregates, Applying applying) {
    return new Timer<>(aggregates, applying);
  }
}

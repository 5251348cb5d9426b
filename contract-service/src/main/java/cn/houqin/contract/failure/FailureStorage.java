package cn.houqin.contract.failure;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How failures are stored; a vendor sees its own. */
@Configuration(proxyBeanMethods = false)
class FailureStorage {

  static final String COLLECTION = "failures";

  @Bean
  Aggregates<RegisteredFailure> failureAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "failure",
            COLLECTION,
            RegisteredFailure.class,
            new Publication.None<>(),
            new VendorScope.Field("vendor"),
            List.of(
                IndexSpec.on("contract", "-startedAt"),
                IndexSpec.on("vendor", "contract", "-startedAt"),
                IndexSpec.on("source.origin", "startedAt"))));
  }
}

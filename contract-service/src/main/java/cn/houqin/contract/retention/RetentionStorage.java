package cn.houqin.contract.retention;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How retention accounts are stored, one a contract; a vendor sees its own. */
@Configuration(proxyBeanMethods = false)
class RetentionStorage {

  @Bean
  Aggregates<RetentionAccount> retentionAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "retention",
            "retentions",
            RetentionAccount.class,
            new Publication.None<>(),
            new VendorScope.Field("vendor"),
            List.of(IndexSpec.on("contract"))));
  }
}

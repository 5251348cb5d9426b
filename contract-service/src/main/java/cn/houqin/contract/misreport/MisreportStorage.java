package cn.houqin.contract.misreport;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How misreports are stored; a vendor sees its own. */
@Configuration(proxyBeanMethods = false)
class MisreportStorage {

  static final String COLLECTION = "misreports";

  @Bean
  Aggregates<Misreport> misreportAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "misreport",
            COLLECTION,
            Misreport.class,
            new Publication.None<>(),
            new VendorScope.Field("vendor"),
            List.of(
                IndexSpec.on("contract", "-foundAt"),
                IndexSpec.on("vendor", "contract", "-foundAt"),
                IndexSpec.on("contract", "chargedIn", "foundAt"))));
  }
}

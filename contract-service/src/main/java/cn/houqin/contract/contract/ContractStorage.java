package cn.houqin.contract.contract;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.kpi.SchemeEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How contracts are stored and published. */
@Configuration(proxyBeanMethods = false)
class ContractStorage {

  @Bean
  Aggregates<Contract> contractAggregates(AggregateStore store, Clock businessClock) {
    return store.of(
        new AggregateType<>(
            "contract",
            "contracts",
            Contract.class,
            new Publication.State<>(
                Streams.CONTRACTS, stored -> published(stored.body(), businessClock)),
            new VendorScope.Field("vendor"),
            List.of(
                IndexSpec.on("contract"),
                IndexSpec.on("vendor", "contract"),
                IndexSpec.on("status", "contract"))));
  }

  @Bean
  StateCopy<SchemeEvent.State> schemeCopy(StateCopies copies) {
    return copies.of(Streams.SCHEMES, SchemeEvent.State.class, "copy_schemes");
  }

  @Bean
  Timer<Contract> contractTimer(Aggregates<Contract> contracts, ContractTerm term) {
    return new Timer<>(contracts, term::pass);
  }

  private static ContractEvent.State published(Contract body, Clock clock) {
    return new ContractEvent.State(
        body.contract(),
        body.vendor(),
        body.status().name(),
        body.activatedAt(),
        body.versions().stream().map(Contract.Version::terms).toList(),
        clock.instant(),
        false);
  }
}

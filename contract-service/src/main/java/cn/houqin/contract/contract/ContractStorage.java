package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.Span;
import cn.houqin.contract.contract.life.Version;
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
                IndexSpec.on("status", "contract"),
                IndexSpec.on("vendor", "status", "contract"))));
  }

  @Bean
  StateCopy<SchemeEvent.State> schemeCopy(StateCopies copies) {
    return copies.of(Streams.SCHEMES, SchemeEvent.State.class, "copy_schemes");
  }

  @Bean
  Timer<Contract> contractTimer(Aggregates<Contract> contracts, ContractEnding ending) {
    return new Timer<>(contracts, ending::pass);
  }

  /** Every version, whatever the status; the signed ones with the days they are in force. */
  static ContractEvent.State published(Contract body, Clock clock) {
    var spans = body.inForce();
    return new ContractEvent.State(
        body.contract(),
        body.vendor(),
        body.status().name(),
        body.term().activatedAt(),
        body.versions().stream().map(version -> published(version, spans)).toList(),
        clock.instant(),
        false);
  }

  private static ContractEvent.Version published(Version version, List<Span> spans) {
    var terms = version.terms();
    return spans.stream()
        .filter(span -> span.version().number() == version.number())
        .findFirst()
        .map(
            span ->
                new ContractEvent.Version(
                    terms.version(),
                    terms.from(),
                    span.to().toString(),
                    true,
                    terms.calendar(),
                    terms.lines(),
                    terms.ladder()))
        .orElse(terms);
  }
}

package cn.houqin.platform.audit;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.background.Background;
import cn.houqin.platform.filing.Digests;
import cn.houqin.platform.relay.RelayAutoConfiguration;
import cn.houqin.platform.store.MongoAggregateStore;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;

/** Seals and shows the audit trail of a service that has a store. */
@AutoConfiguration(after = RelayAutoConfiguration.class)
@ConditionalOnBean({MongoAggregateStore.class, KafkaAdmin.class})
public class AuditAutoConfiguration {

  @Bean
  AuditTrail auditTrail(MongoTemplate mongo) {
    var trail = new AuditTrail(mongo);
    trail.ensureIndexes();
    return trail;
  }

  @Bean
  Aggregates<Chain> auditChains(
      MongoAggregateStore store, @Value("${spring.application.name}") String service) {
    return store.of(Chain.type(service));
  }

  @Bean
  Sealer sealer(
      AuditTrail trail,
      Aggregates<Chain> auditChains,
      MongoTemplate mongo,
      @Value("${spring.application.name}") String service) {
    return new Sealer(trail, auditChains, new Digests(mongo.getDb().getCodecRegistry()), service);
  }

  /**
   * @param every so often what was filed is sealed
   */
  @Bean
  Background sealingLoop(Sealer sealer, @Value("${houqin.audit.sealed-every:10s}") Duration every) {
    return new Background("sealing", every, sealer::round);
  }

  @Bean
  @ConditionalOnWebApplication
  AuditController auditController(
      AuditTrail trail,
      Aggregates<Chain> auditChains,
      MongoTemplate mongo,
      @Value("${spring.application.name}") String service) {
    var digests = new Digests(mongo.getDb().getCodecRegistry());
    return new AuditController(
        trail, hospital -> new Verification(trail, digests).of(hospital, auditChains, service));
  }
}

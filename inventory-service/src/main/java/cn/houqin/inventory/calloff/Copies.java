package cn.houqin.inventory.calloff;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service keeps of contracts: whose they are. */
@Configuration(proxyBeanMethods = false)
class Copies {

  @Bean
  StateCopy<ContractEvent.State> contractCopy(StateCopies copies) {
    return copies.of(Streams.CONTRACTS, ContractEvent.State.class, "copy_contracts");
  }
}

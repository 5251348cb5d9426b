package cn.houqin.contract.contract;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Subscription;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hears this service's own vendors: one that may be given new work again has its contracts that
 * were held back. Delivered again, they have begun.
 */
@Configuration(proxyBeanMethods = false)
class VendorHearing {

  private static final String APPROVED = "APPROVED";

  @Bean
  Subscription<VendorEvent.State> vendorsFreed(ContractEnding ending, Clock businessClock) {
    return new Subscription<>(
        Streams.VENDORS,
        VendorEvent.State.class,
        event -> {
          if (event.body().status().equals(APPROVED)) {
            var call = Call.system(event.hospital(), "vendor-freed", businessClock.instant());
            ending.resume(call, event.body().vendor());
          }
        });
  }
}

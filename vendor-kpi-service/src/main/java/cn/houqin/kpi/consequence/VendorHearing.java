package cn.houqin.kpi.consequence;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hears of vendors that a person reinstated in contract-service: the suspensions that barred them
 * have ended here too. Heard again, nothing changes.
 */
@Configuration(proxyBeanMethods = false)
class VendorHearing {

  @Bean
  StateCopy<VendorEvent.State> vendorCopyOfConsequences(
      StateCopies copies,
      Aggregates<Consequence> consequences,
      Deciding deciding,
      Clock businessClock) {
    var vendors = copies.of(Streams.VENDORS, VendorEvent.State.class, "copy_vendors");
    vendors.onChange(
        changed -> {
          var call = Call.system(changed.hospital(), "reinstated-vendor", businessClock.instant());
          var ended =
              Objects.requireNonNullElse(
                  changed.state().reinstated(), List.<VendorEvent.Reinstated>of());
          for (var how : ended) {
            if (consequences.find(changed.hospital(), how.consequence()).isPresent()) {
              consequences.change(
                  call,
                  how.consequence(),
                  current -> deciding.reinstatedElsewhere(call, current.id(), current.body(), how));
            }
          }
        });
    return vendors;
  }
}

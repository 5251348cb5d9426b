package cn.houqin.workorder.dispatch;

import cn.houqin.events.contract.CalendarEvent;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.platform.copy.StateCopy;
import org.springframework.stereotype.Component;

/** Hears of contracts, vendors and calendars whose new state may move orders. */
@Component
class CoverHearing {

  CoverHearing(
      CoverWatch watch,
      StateCopy<ContractEvent.State> contracts,
      StateCopy<VendorEvent.State> vendors,
      StateCopy<CalendarEvent.State> calendars) {
    contracts.onChange(
        changed -> watch.vendorChanged(changed.hospital(), changed.state().vendor()));
    vendors.onChange(changed -> watch.vendorChanged(changed.hospital(), changed.state().vendor()));
    calendars.onChange(changed -> watch.coverChanged(changed.hospital()));
  }
}

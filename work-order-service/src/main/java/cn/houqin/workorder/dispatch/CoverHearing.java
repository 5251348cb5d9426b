package cn.houqin.workorder.dispatch;

import cn.houqin.events.contract.CalendarEvent;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.workorder.terms.Covers;
import org.springframework.stereotype.Component;

/** Hears of contracts, vendors and calendars whose new state may move orders. */
@Component
class CoverHearing {

  CoverHearing(
      CoverWatch watch,
      Covers covers,
      StateCopy<ContractEvent.State> contracts,
      StateCopy<VendorEvent.State> vendors,
      StateCopy<CalendarEvent.State> calendars) {
    contracts.onChange(
        changed -> {
          var contract = changed.state();
          watch.coverChanged(changed.hospital());
          if (covers.isTakenAway(changed.hospital(), contract.contract())
              || covers.isBarred(changed.hospital(), contract.vendor())) {
            watch.takenAway(changed.hospital(), contract.vendor());
          }
        });
    vendors.onChange(
        changed -> {
          watch.coverChanged(changed.hospital());
          if (covers.isBarred(changed.hospital(), changed.state().vendor())) {
            watch.takenAway(changed.hospital(), changed.state().vendor());
          }
        });
    calendars.onChange(changed -> watch.coverChanged(changed.hospital()));
  }
}

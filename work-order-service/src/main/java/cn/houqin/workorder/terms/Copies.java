package cn.houqin.workorder.terms;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.CalendarEvent;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.events.contract.ServiceLineEvent;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.events.kpi.SchemeEvent;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The copies this service keeps of what contracts and schemes say. */
@Configuration(proxyBeanMethods = false)
class Copies {

  @Bean
  StateCopy<ContractEvent.State> contractCopy(StateCopies copies) {
    return copies.of(
        Streams.CONTRACTS, ContractEvent.State.class, "copy_contracts", "versions.lines.line");
  }

  @Bean
  StateCopy<CalendarEvent.State> calendarCopy(StateCopies copies) {
    return copies.of(Streams.CALENDARS, CalendarEvent.State.class, "copy_calendars");
  }

  @Bean
  StateCopy<HospitalEvent.State> hospitalCopy(StateCopies copies) {
    return copies.of(Streams.HOSPITALS, HospitalEvent.State.class, "copy_hospitals");
  }

  @Bean
  StateCopy<VendorEvent.State> vendorCopy(StateCopies copies) {
    return copies.of(Streams.VENDORS, VendorEvent.State.class, "copy_vendors");
  }

  @Bean
  StateCopy<ServiceLineEvent.State> lineCopy(StateCopies copies) {
    return copies.of(Streams.SERVICE_LINES, ServiceLineEvent.State.class, "copy_service_lines");
  }

  @Bean
  StateCopy<SchemeEvent.State> schemeCopy(StateCopies copies) {
    return copies.of(Streams.SCHEMES, SchemeEvent.State.class, "copy_schemes");
  }
}

package cn.houqin.workorder.request;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.caller.Call;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Numbers of orders: LINE-YEAR-000001, by the hospital and year; gaps are allowed. */
@Component
class OrderNumbers {

  private final AggregateStore store;

  OrderNumbers(AggregateStore store) {
    this.store = store;
  }

  String next(Call call, String line) {
    var year = call.now().atZone(ZoneOffset.UTC).getYear();
    var next = store.nextNumber(call.hospital(), "work-order/" + line + "/" + year);
    return "%s-%d-%06d".formatted(line, year, next);
  }
}

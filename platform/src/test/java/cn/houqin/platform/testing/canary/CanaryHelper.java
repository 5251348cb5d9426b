package cn.houqin.platform.testing.canary;

import cn.houqin.events.contract.VendorEvent;
import cn.houqin.platform.paging.Page;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;

/** Breaks every rule of the house, so that each is seen to bite. */
class CanaryHelper {

  @Autowired private Object injected;
  private double money;

  CanaryHelper(int a, int b, int c, int d, int e, int f) {
    this.money = a + b + c + d + e + f;
  }

  void setMoney(double money) {
    this.money = money;
  }

  @GetMapping("/unchanging")
  Page<String> unchanging() {
    return new Page<>(List.of(), null);
  }

  void sleep() throws InterruptedException {
    Thread.sleep(1);
  }

  Object another() {
    return new VendorEvent.Qualification("LICENCE", "1", true, "2026-01-01", null);
  }

  void useLibraries(org.apache.kafka.common.TopicPartition partition) {
    System.out.println(partition + " " + new com.fasterxml.jackson.databind.ObjectMapper());
  }

  @GetMapping("/unguarded")
  Object unguarded() {
    return Instant.now() + " " + money + " " + injected;
  }
}

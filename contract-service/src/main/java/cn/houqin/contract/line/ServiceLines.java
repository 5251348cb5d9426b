package cn.houqin.contract.line;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.ServiceLineEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What other capabilities may ask of service lines. */
@Component
public class ServiceLines {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceLines.class);

  private final Aggregates<ServiceLine> lines;

  ServiceLines(Aggregates<ServiceLine> lines) {
    this.lines = lines;
  }

  /** Whether work may be contracted under it. */
  public boolean isInUse(String hospital, String line) {
    return lines.find(hospital, line).filter(found -> !found.body().retired()).isPresent();
  }

  /** Gives a hospital the shipped lines it does not have yet. */
  public void ship(Call call) {
    var system = Call.system(call.hospital(), "shipped-lines", call.now());
    for (var line : ShippedLines.all()) {
      if (lines.find(call.hospital(), line.line()).isEmpty()) {
        shipOne(system, line);
      }
    }
  }

  private void shipOne(Call system, ServiceLine line) {
    try {
      lines.create(system, line.line(), () -> Change.to(line));
    } catch (AlreadyExists meanwhile) {
      LOG.debug("{} was shipped meanwhile", line.line());
    }
  }

  /** How lines are stored and published. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<ServiceLine> serviceLineAggregates(AggregateStore store, Clock businessClock) {
      return store.of(
          new AggregateType<>(
              "service-line",
              "service_lines",
              ServiceLine.class,
              new Publication.State<>(
                  Streams.SERVICE_LINES, stored -> published(stored.body(), businessClock)),
              new VendorScope.Everyone(),
              List.of(IndexSpec.on("line"))));
    }

    private static ServiceLineEvent.State published(ServiceLine body, Clock clock) {
      return new ServiceLineEvent.State(
          body.line(),
          body.nameZh(),
          body.nameEn(),
          body.orderForm(),
          clock.instant(),
          body.retired());
    }
  }
}

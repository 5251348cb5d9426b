package cn.houqin.workorder.site;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.register.RegisterImport;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How places and their imports are stored and published. */
@Configuration(proxyBeanMethods = false)
class SiteStorage {

  @Bean
  Aggregates<Location> locationAggregates(AggregateStore store, Clock businessClock) {
    return store.of(
        new AggregateType<>(
            "location",
            "locations",
            Location.class,
            new Publication.State<>(
                Streams.SITES, stored -> published(stored.body(), businessClock)),
            new VendorScope.Everyone(),
            List.of(
                IndexSpec.on("location"),
                IndexSpec.on("parent", "location"),
                IndexSpec.on("name"))));
  }

  @Bean
  Aggregates<RegisterImport> locationImports(AggregateStore store) {
    return store.of(RegisterImport.type("location-import", "location_imports"));
  }

  @Bean
  Timer<RegisterImport> locationImportTimer(
      Aggregates<RegisterImport> locationImports, SiteImporter importer) {
    return new Timer<>(locationImports, importer::resume);
  }

  private static SiteEvent.State published(Location body, Clock clock) {
    var risk = body.riskClass();
    return new SiteEvent.State(
        body.location(),
        body.parent(),
        body.ancestors(),
        body.name(),
        body.kind().name(),
        risk == null ? null : risk.name(),
        clock.instant(),
        body.retired());
  }
}

package cn.houqin.inventory.store;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What other capabilities may ask about stores. */
@Component
public class Stores {

  private final Aggregates<Store> stores;

  Stores(Aggregates<Store> stores) {
    this.stores = stores;
  }

  public boolean exists(String hospital, String store) {
    return stores.recent(hospital, store).isPresent();
  }

  /** How stores are kept. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<Store> storeAggregates(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "store",
              "stores",
              Store.class,
              new Publication.None<>(),
              new VendorScope.Nobody(),
              List.of(IndexSpec.on("store"))));
    }
  }
}

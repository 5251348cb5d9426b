package cn.houqin.inventory.material;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.MaterialEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.register.RegisterImport;
import cn.houqin.platform.register.RegisterImports;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What other capabilities may ask about materials. */
@Component
public class Materials {

  private final Aggregates<Material> materials;
  private final Clock businessClock;

  Materials(Aggregates<Material> materials, Clock businessClock) {
    this.materials = materials;
    this.businessClock = businessClock;
  }

  /**
   * Something is ordered or moved of it: its unit and lot control are fixed from now on.
   *
   * @return whether movements of it name a lot; empty if there is no such material
   */
  public Optional<Boolean> inUse(String hospital, String material) {
    return materials
        .find(hospital, material)
        .map(found -> found.body().isInUse() ? found.body() : used(hospital, material))
        .map(Material::lotControlled);
  }

  private Material used(String hospital, String material) {
    var call = Call.system(hospital, "material-in-use", businessClock.instant());
    return materials
        .change(call, material, current -> Change.to(current.body().used()))
        .stored()
        .body();
  }

  /** Whether movements of it name a lot, also of one no longer kept; not if it is unknown. */
  public boolean lotControlledAtAll(String hospital, String material) {
    return materials
        .find(hospital, material)
        .filter(found -> found.body().lotControlled())
        .isPresent();
  }

  /** Whether movements of it name a lot; empty if there is no such material for new work. */
  public Optional<Boolean> lotControlled(String hospital, String material) {
    return materials
        .recent(hospital, material)
        .map(Stored::body)
        .filter(found -> !found.retired())
        .map(Material::lotControlled);
  }

  /** What its quantities count; empty if there is no such material for new work. */
  public Optional<String> unit(String hospital, String material) {
    return materials
        .find(hospital, material)
        .map(Stored::body)
        .filter(found -> !found.retired())
        .map(Material::unit);
  }

  /** How materials are stored and published. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<Material> materialAggregates(AggregateStore store, Clock businessClock) {
      return store.of(
          new AggregateType<>(
              "material",
              "materials",
              Material.class,
              new Publication.State<>(
                  Streams.MATERIALS, stored -> published(stored.body(), businessClock)),
              new VendorScope.Everyone(),
              List.of(IndexSpec.on("material"), IndexSpec.on("category", "material"))));
    }

    @Bean
    Aggregates<RegisterImport> materialImports(AggregateStore store) {
      return store.of(RegisterImport.type("material-import", "material_imports"));
    }

    @Bean
    RegisterImports<Material> materialRegister(
        Aggregates<RegisterImport> materialImports,
        Aggregates<Material> materials,
        MongoTemplate mongo) {
      return new RegisterImports<>(
          materialImports, materials, Material::material, new MaterialReading(materials), mongo);
    }

    @Bean
    Timer<RegisterImport> materialImportTimer(
        Aggregates<RegisterImport> materialImports, RegisterImports<Material> register) {
      return new Timer<>(materialImports, register::resume);
    }

    private static MaterialEvent.State published(Material body, Clock clock) {
      return new MaterialEvent.State(
          body.material(),
          body.name(),
          body.unit(),
          body.lotControlled(),
          clock.instant(),
          body.retired());
    }
  }
}

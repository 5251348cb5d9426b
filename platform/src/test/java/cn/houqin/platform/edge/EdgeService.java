package cn.houqin.platform.edge;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.testing.TestBroker;
import cn.houqin.platform.testing.TestMongo;
import cn.houqin.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** A whole service that keeps forms. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(FormController.class)
class EdgeService {

  @Bean
  Aggregates<Form> forms(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "form",
            "forms",
            Form.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of(IndexSpec.on("name"))));
  }

  /** Its own database beside that of other tests. */
  static final class Servers
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      Map<String, Object> properties =
          Map.of(
              "spring.mongodb.uri", TestMongo.uri("houqin_edge_test") + "&maxPoolSize=2",
              "spring.kafka.bootstrap-servers", TestBroker.bootstrapServers(),
              "houqin.security.issuer", TestTokens.issuer());
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("servers", properties));
    }
  }
}

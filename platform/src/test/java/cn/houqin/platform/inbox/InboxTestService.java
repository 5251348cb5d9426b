package cn.houqin.platform.inbox;

import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.inbox.TestEvent.Fact.Happened;
import cn.houqin.platform.inbox.TestEvent.Fact.Weighed;
import cn.houqin.platform.inbox.TestEvent.Place;
import cn.houqin.platform.testing.TestBroker;
import cn.houqin.platform.testing.TestMongo;
import cn.houqin.platform.testing.TestTokens;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** A service that consumes the test streams. */
@SpringBootConfiguration
@EnableAutoConfiguration
class InboxTestService {

  @Bean
  Effects effects() {
    return new Effects();
  }

  @Bean
  Subscription<Happened> happened(Effects effects) {
    return new Subscription<>(TestEvent.FACTS, Happened.class, effects::on);
  }

  @Bean
  Weighings weighings() {
    return new Weighings();
  }

  @Bean
  Subscription<Weighed> weighed(Weighings weighings) {
    return new Subscription<>(
        TestEvent.FACTS, Weighed.class, weighings::alone, weighings::together);
  }

  @Bean
  Subscription<Weighed> noted(Weighings weighings) {
    return new Subscription<>(
        TestEvent.FACTS, Weighed.class, weighings::note, events -> events.forEach(weighings::note));
  }

  @Bean
  StateCopy<Place.State> places(StateCopies copies) {
    return copies.of(TestEvent.STATES, Place.State.class, "copy_places", "name", "tags");
  }

  @Bean
  Announcer announcer(Environment environment) {
    return new Announcer(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
  }

  /** Its own database beside that of other tests. */
  static final class Servers
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      Map<String, Object> properties =
          Map.of(
              "spring.mongodb.uri", TestMongo.uri("houqin_inbox_test"),
              "spring.kafka.bootstrap-servers", TestBroker.bootstrapServers(),
              "houqin.security.issuer", TestTokens.issuer());
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("servers", properties));
    }
  }
}

package cn.houqin.platform.inbox;

import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.inbox.TestEvent.Fact.Happened;
import cn.houqin.platform.inbox.TestEvent.Place;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

@SpringBootConfiguration
@EnableAutoConfiguration
class InboxTestService {

  @Bean
  DynamicPropertyRegistrar servers() {
    var brokers = LocalServers.KAFKA.getBrokersAsString();
    return properties -> {
      properties.add("spring.mongodb.uri", () -> LocalServers.MONGO);
      properties.add("spring.kafka.bootstrap-servers", () -> brokers);
    };
  }

  @Bean
  Effects effects() {
    return new Effects();
  }

  @Bean
  Subscription<Happened> happened(Effects effects) {
    return new Subscription<>(TestEvent.FACTS, Happened.class, effects::on);
  }

  @Bean
  StateCopy<Place.State> places(StateCopies copies) {
    return copies.of(TestEvent.STATES, Place.State.class, "copy_places", "name", "tags");
  }

  @Bean
  Announcer announcer(Environment environment) {
    return new Announcer(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
  }
}

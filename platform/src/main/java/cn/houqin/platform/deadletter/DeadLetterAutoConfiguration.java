package cn.houqin.platform.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Keeps dead letters and lets the operator see to them. */
@AutoConfiguration(
    afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@ConditionalOnBean({MongoTemplate.class, Redelivery.class})
public class DeadLetterAutoConfiguration {

  @Bean
  DeadLetters deadLetters(MongoTemplate mongo) {
    var letters = new DeadLetters(mongo, Clock.tickMillis(ZoneOffset.UTC));
    letters.ensureIndexes();
    return letters;
  }

  @Bean
  ParkedKeys parkedKeys(DeadLetters letters) {
    return new ParkedKeys(letters);
  }

  @Bean
  Replay deadLetterReplay(DeadLetters letters, Redelivery redelivery) {
    return new Replay(letters, redelivery);
  }

  @Bean
  DeadLetterController deadLetterController(DeadLetters letters, Replay replay) {
    return new DeadLetterController(letters, replay);
  }

  @Bean
  MeterBinder openDeadLetters(DeadLetters letters) {
    return registry ->
        Gauge.builder("houqin.dead.letters.open", letters, DeadLetters::openCount)
            .register(registry);
  }
}

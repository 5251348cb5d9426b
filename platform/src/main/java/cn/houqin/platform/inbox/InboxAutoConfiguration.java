package cn.houqin.platform.inbox;

import cn.houqin.platform.deadletter.DeadLetterAutoConfiguration;
import cn.houqin.platform.deadletter.DeadLetterTopics;
import cn.houqin.platform.deadletter.DeadLetters;
import cn.houqin.platform.deadletter.ParkedKeys;
import cn.houqin.platform.deadletter.Replay;
import cn.houqin.platform.topic.Beginnings;
import cn.houqin.platform.topic.ConsumerGroup;
import cn.houqin.platform.topic.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes a service consume what its beans subscribe to. */
@AutoConfiguration(
    after = KafkaAutoConfiguration.class,
    afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
    before = DeadLetterAutoConfiguration.class)
@ConditionalOnBean({MongoTemplate.class, KafkaAdmin.class})
@EnableConfigurationProperties(InboxSettings.class)
class InboxAutoConfiguration {

  @Bean
  Subscriptions subscriptions() {
    return new Subscriptions();
  }

  @Bean
  ConsumerGroup consumerGroup(InboxSettings settings, MongoTemplate mongo) {
    return new ConsumerGroup(settings.ofDatabase(mongo.getDb().getName()).group());
  }

  @Bean
  Progress inboxProgress(KafkaAdmin admin, ConsumerGroup group) {
    return new Progress(admin.getConfigurationProperties(), group);
  }

  @Bean
  Delivery inboxDelivery(Subscriptions subscriptions, ObservationRegistry observations) {
    return new Delivery(subscriptions, observations);
  }

  @Bean
  Beginnings inboxBeginnings(MongoTemplate mongo, ParkedKeys parked) {
    return new Beginnings(mongo, parked);
  }

  @Bean
  DeadLetterTopics deadLetterTopics(KafkaProperties properties, KafkaConnectionDetails broker) {
    return new DeadLetterTopics(new KafkaSettings(properties, broker).producer());
  }

  @Bean
  Intake.Aside inboxAside(
      DeadLetters letters, ParkedKeys parked, Replay replay, DeadLetterTopics topics) {
    return new Intake.Aside(letters, parked, replay, topics);
  }

  @Bean
  Intake inboxIntake(
      Subscriptions subscriptions,
      Delivery delivery,
      Intake.Aside aside,
      Inbox.Broker broker,
      MeterRegistry meters) {
    return new Intake(subscriptions, delivery, aside, broker.inbox(), meters);
  }

  @Bean
  Inbox.Broker inboxBroker(
      KafkaProperties properties,
      KafkaConnectionDetails connection,
      KafkaAdmin admin,
      InboxSettings settings,
      ConsumerGroup group) {
    return new Inbox.Broker(
        new KafkaSettings(properties, connection).consumer(),
        admin,
        settings.ofDatabase(group.id()));
  }

  @Bean
  Inbox inbox(
      Subscriptions subscriptions,
      ObjectProvider<Subscription<?>> beans,
      Intake intake,
      Beginnings beginnings,
      Inbox.Broker broker) {
    return new Inbox(subscriptions, beans, intake, beginnings, broker);
  }
}

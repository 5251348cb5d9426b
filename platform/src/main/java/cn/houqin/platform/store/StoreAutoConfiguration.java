package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.Placement;
import cn.houqin.platform.mapping.MappingAutoConfiguration;
import com.mongodb.client.MongoClient;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The aggregate store of a service that has a MongoDB. */
@AutoConfiguration(after = {MappingAutoConfiguration.class, DataMongoAutoConfiguration.class})
@ConditionalOnBean(MongoClient.class)
public class StoreAutoConfiguration {

  /** How long a request waits for a server before it is refused with 503. */
  private static final int PATIENCE_SECONDS = 5;

  /** How long it waits for an answer of a server that is there; asked once more before the 503. */
  private static final int ANSWER_SECONDS = 6;

  /** How long it waits for a connection: few are made at a time, and none by a frozen server. */
  private static final int CONNECTION_SECONDS = 4;

  /**
   * Before Boot's own, so that what the address of the store says holds: an index on a collection
   * that has grown large may take longer to build (socketTimeoutMS=0).
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  MongoClientSettingsBuilderCustomizer storePatience() {
    return client ->
        client
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
            .applyToConnectionPoolSettings(
                pool -> pool.maxWaitTime(CONNECTION_SECONDS, TimeUnit.SECONDS))
            .applyToSocketSettings(
                socket ->
                    socket
                        .connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
  }

  @Bean
  MongoAggregateStore aggregateStore(MongoTemplate mongo, ObjectProvider<Placement> placement) {
    return new MongoAggregateStore(
        mongo, placement.getIfAvailable(() -> Placement.EVERYTHING_HERE));
  }
}

package cn.houqin.platform.store;

import cn.houqin.platform.mapping.MappingAutoConfiguration;
import com.mongodb.client.MongoClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The aggregate store of a service that has a MongoDB. */
@AutoConfiguration(after = {MappingAutoConfiguration.class, DataMongoAutoConfiguration.class})
@ConditionalOnBean(MongoClient.class)
public class StoreAutoConfiguration {

  @Bean
  MongoAggregateStore aggregateStore(MongoTemplate mongo) {
    return new MongoAggregateStore(mongo);
  }
}

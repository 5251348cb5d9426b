package cn.houqin.platform.store;

import com.mongodb.client.MongoClient;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScanner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.MongoManagedTypes;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import org.springframework.data.mongodb.core.mapping.Document;
import tools.jackson.databind.json.JsonMapper;

/** The aggregate store of a service that has a MongoDB. */
@AutoConfiguration(after = {MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
@ConditionalOnBean(MongoClient.class)
public class StoreAutoConfiguration {

  /** How values are written; before Spring Boot's own, which stand back. */
  @AutoConfiguration(
      after = MongoAutoConfiguration.class,
      before = DataMongoAutoConfiguration.class)
  @ConditionalOnBean(MongoClient.class)
  public static class MappingAutoConfiguration {

    @Bean
    MongoCustomConversions mongoCustomConversions() {
      return MongoCustomConversions.create(
          adapter ->
              adapter
                  .bigDecimal(BigDecimalRepresentation.DECIMAL128)
                  .registerConverters(Conversions.all()));
    }

    @Bean
    MongoManagedTypes mongoManagedTypes(ApplicationContext context) throws ClassNotFoundException {
      Set<Class<?>> types =
          new LinkedHashSet<>(new EntityScanner(context).scan(Document.class, TypeAlias.class));
      return MongoManagedTypes.fromIterable(types);
    }
  }

  /** Keys of maps may hold dots, which documents may not. */
  @Configuration(proxyBeanMethods = false)
  static class Keys {

    Keys(MappingMongoConverter converter) {
      converter.setMapKeyDotReplacement("\uFF0E");
    }
  }

  @Bean
  MongoAggregateStore aggregateStore(MongoTemplate mongo, JsonMapper json, Keys keys) {
    return new MongoAggregateStore(mongo, json);
  }
}

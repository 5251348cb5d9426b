package cn.houqin.platform.mapping;

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
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.MongoManagedTypes;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import org.springframework.data.mongodb.core.mapping.Document;

/** Stands before Spring Boot's own mapping, which then stands back. */
@AutoConfiguration(after = MongoAutoConfiguration.class, before = DataMongoAutoConfiguration.class)
@ConditionalOnBean(MongoClient.class)
public class MappingAutoConfiguration {

  @Bean
  MongoCustomConversions mongoCustomConversions() {
    return MongoCustomConversions.create(
        adapter ->
            adapter
                .bigDecimal(BigDecimalRepresentation.DECIMAL128)
                .registerConverters(Conversions.all()));
  }

  /** Every alias under the application's package is known before the first document is read. */
  @Bean
  MongoManagedTypes mongoManagedTypes(ApplicationContext context) throws ClassNotFoundException {
    Set<Class<?>> types =
        new LinkedHashSet<>(new EntityScanner(context).scan(Document.class, TypeAlias.class));
    return MongoManagedTypes.fromIterable(types);
  }

  /** Keys of maps are kept as they are, dots included. */
  @Bean
  static KeptMapKeys keptMapKeys() {
    return new KeptMapKeys();
  }
}

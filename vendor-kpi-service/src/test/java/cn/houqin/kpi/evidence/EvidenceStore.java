package cn.houqin.kpi.evidence;

import cn.houqin.platform.testing.TestMongo;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;

/** A database for evidence alone. */
final class EvidenceStore {

  private EvidenceStore() {}

  static MongoTemplate template(String database) {
    var mongo =
        new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.client(), database));
    var converter = (MappingMongoConverter) mongo.getConverter();
    converter.setCustomConversions(
        MongoCustomConversions.create(
            adapter -> adapter.bigDecimal(BigDecimalRepresentation.DECIMAL128)));
    converter.afterPropertiesSet();
    return mongo;
  }
}

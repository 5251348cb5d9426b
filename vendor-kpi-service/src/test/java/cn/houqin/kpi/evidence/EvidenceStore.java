package cn.houqin.kpi.evidence;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.platform.testing.TestMongo;
import com.mongodb.client.MongoClient;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;

/** A database for evidence alone. */
final class EvidenceStore {

  private EvidenceStore() {}

  static MongoTemplate template(String database) {
    return template(TestMongo.client(), database);
  }

  static MongoTemplate template(MongoClient client, String database) {
    var mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, database));
    var converter = (MappingMongoConverter) mongo.getConverter();
    converter.setCustomConversions(
        MongoCustomConversions.create(
            adapter -> adapter.bigDecimal(BigDecimalRepresentation.DECIMAL128)));
    converter.afterPropertiesSet();
    return mongo;
  }

  /** Figures that come to the hospital h. */
  static List<Observations.Coming> coming(List<Evidence> figures) {
    return figures.stream().map(one -> new Observations.Coming("h", one, null)).toList();
  }
}

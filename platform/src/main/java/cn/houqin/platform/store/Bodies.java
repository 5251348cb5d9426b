package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Stored;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** An aggregate's own fields as a document, and back. */
final class Bodies<T> {

  private final AggregateType<T> type;
  private final MongoConverter converter;

  Bodies(AggregateType<T> type, MongoConverter converter) {
    this.type = type;
    this.converter = converter;
  }

  Document write(T body) {
    var document = new Document();
    converter.write(Objects.requireNonNull(body), document);
    document.remove("_class");
    for (var reserved : Envelope.ALL) {
      if (document.containsKey(reserved)) {
        throw new IllegalStateException(
            type.body() + " has a property of the envelope's name " + reserved);
      }
    }
    return document;
  }

  Stored<T> read(Document document) {
    return new Stored<>(
        document.getString(Envelope.HOSPITAL),
        Envelope.id(document),
        document.getLong(Envelope.VERSION),
        converter.read(type.body(), document));
  }

  /** The aggregate's own fields of a stored document. */
  static Document own(Document stored) {
    var own = new Document(stored);
    Envelope.ALL.forEach(own::remove);
    return own;
  }
}

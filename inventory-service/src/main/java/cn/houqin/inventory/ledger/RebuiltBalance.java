package cn.houqin.inventory.ledger;

import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.StockItem;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * A balance as its movements make it, from nothing: all that follows from the ledger, in the form
 * in which it is stored.
 */
final class RebuiltBalance {

  private BigDecimal onHand = BigDecimal.ZERO;
  private BigDecimal onHold = BigDecimal.ZERO;
  private long valueFen;
  private long pricedFen;
  private BigDecimal pricedQuantity = BigDecimal.ZERO;
  private long moved;
  private @Nullable String gap;
  private final LinkedHashMap<String, StockItem.Lot> lots = new LinkedHashMap<>();

  /** Takes the next movement in the order of numbers. */
  void apply(Movement movement) {
    moved++;
    onHand = onHand.add(movement.change());
    onHold = onHold.add(movement.onHoldChange());
    valueFen += movement.valueFen();
    if (onHand.signum() > 0) {
      pricedFen = valueFen;
      pricedQuantity = onHand;
    }
    movement.lots().forEach(part -> apply(movement, part));
    if (movement.number() != moved || !movement.onHandAfter().equals(onHand)) {
      gap = gap == null ? movement.movement() : gap;
    }
  }

  private void apply(Movement movement, Movement.LotQuantity part) {
    var change = signed(part.quantity(), movement.change());
    var hold = signed(part.quantity(), movement.onHoldChange());
    var before = lots.get(part.lot());
    var lotOnHand = before == null ? change : before.onHand().add(change);
    var lotOnHold = before == null ? hold : before.onHold().add(hold);
    var expiry = before == null ? part.expiresOn() : before.expiresOn();
    lots.put(
        part.lot(),
        new StockItem.Lot(part.lot(), expiry, lotOnHand, lotOnHold, lotOnHand.subtract(lotOnHold)));
  }

  private static BigDecimal signed(BigDecimal quantity, BigDecimal direction) {
    return quantity.multiply(BigDecimal.valueOf(direction.signum()));
  }

  /** The first movement that is missing, or whose balance does not follow; null if all do. */
  @Nullable String firstGap() {
    return gap;
  }

  String digest() {
    return digest(
        onHand, onHold, valueFen, pricedFen, pricedQuantity, moved, List.copyOf(lots.values()));
  }

  /** The digest of what a stored balance says of the same. */
  static String digest(StockItem item) {
    return digest(
        item.onHand(),
        item.onHold(),
        item.valueFen(),
        item.pricedFen(),
        item.pricedQuantity(),
        item.moved(),
        item.lots());
  }

  private static String digest(Object... parts) {
    var names = List.of("onHand", "onHold", "valueFen", "pricedFen", "pricedQuantity", "moved");
    var document = new Document();
    for (var i = 0; i < names.size(); i++) {
      document.append(names.get(i), stored(parts[i]));
    }
    var lots = new ArrayList<Document>();
    for (var lot : (List<?>) parts[names.size()]) {
      lots.add(stored((StockItem.Lot) lot));
    }
    return sha256(document.append("lots", lots));
  }

  private static Object stored(Object value) {
    return value instanceof BigDecimal decimal ? new Decimal128(decimal) : value;
  }

  private static Document stored(StockItem.Lot lot) {
    return new Document("lot", lot.lot())
        .append("expiresOn", lot.expiresOn() == null ? null : lot.expiresOn().toString())
        .append("onHand", new Decimal128(lot.onHand()))
        .append("onHold", new Decimal128(lot.onHold()))
        .append("available", new Decimal128(lot.available()));
  }

  private static String sha256(Document document) {
    var buffer = new BasicOutputBuffer();
    try (var writer = new BsonBinaryWriter(buffer)) {
      new DocumentCodec().encode(writer, document, EncoderContext.builder().build());
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(buffer.toByteArray());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

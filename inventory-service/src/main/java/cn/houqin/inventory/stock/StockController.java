package cn.houqin.inventory.stock;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Balances. */
@RestController
@RequestMapping("/api/stock")
class StockController {

  private final MongoTemplate mongo;

  StockController(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** A balance; decimals as strings in the material's unit. */
  record Balance(
      String material,
      String store,
      String onHand,
      String reserved,
      String onHold,
      String available,
      List<LotBalance> lots) {

    static Balance of(StockItem item) {
      return new Balance(
          item.material(),
          item.store(),
          text(item.onHand()),
          text(item.reserved()),
          text(item.onHold()),
          text(item.available()),
          item.lots().stream().map(LotBalance::of).toList());
    }
  }

  /** What of a lot is on hand. */
  record LotBalance(String lot, @Nullable String expiresOn, String onHand) {

    static LotBalance of(StockItem.Lot lot) {
      var expiry = lot.expiresOn();
      return new LotBalance(
          lot.lot(), expiry == null ? null : expiry.toString(), text(lot.onHand()));
    }
  }

  /** Part of the list; {@code next} is the last material, to be given as {@code after}. */
  record Balances(List<Balance> items, @Nullable String next) {}

  @GetMapping
  @PreAuthorize(
      "hasAnyRole('PROCUREMENT','DISPATCHER','SUPERVISOR','LOGISTICS','FINANCE','AUDITOR',"
          + "'INTEGRATOR','ADMINISTRATOR')")
  Balances list(
      Caller caller,
      @RequestParam String store,
      @RequestParam(required = false) @Nullable String material,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "") String after) {
    if (limit < 1 || limit > 200) {
      throw Invalid.field("limit", "between", limit, 1, 200);
    }
    var criteria = Criteria.where("hospital").is(caller.hospital()).and("store").is(store);
    criteria =
        material == null
            ? criteria.and("material").gt(after)
            : criteria.and("material").is(material);
    var query = new Query(criteria).with(Sort.by("material")).limit(limit);
    var found = mongo.find(query, StockItem.class, Stock.COLLECTION);
    var next = found.size() < limit ? null : found.getLast().material();
    return new Balances(found.stream().map(Balance::of).toList(), next);
  }

  static String text(BigDecimal quantity) {
    return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
  }
}

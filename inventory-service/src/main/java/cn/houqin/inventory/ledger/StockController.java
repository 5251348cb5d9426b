package cn.houqin.inventory.ledger;

import cn.houqin.inventory.book.StockItem;
import cn.houqin.inventory.count.Blindness;
import cn.houqin.inventory.ledger.DayEnds.DayEnd;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Balances, now and at the end of days. */
@RestController
@RequestMapping("/api/stock")
class StockController {

  private static final String READERS =
      "hasAnyRole('PROCUREMENT','DISPATCHER','SUPERVISOR','LOGISTICS','FINANCE','AUDITOR',"
          + "'INTEGRATOR','ADMINISTRATOR')";

  private final Balances balances;
  private final DayEnds dayEnds;
  private final LedgerCheck check;
  private final Blindness blindness;

  StockController(Balances balances, DayEnds dayEnds, LedgerCheck check, Blindness blindness) {
    this.blindness = blindness;
    this.balances = balances;
    this.dayEnds = dayEnds;
    this.check = check;
  }

  @GetMapping
  @PreAuthorize(READERS)
  Page<Balance> list(
      Caller caller,
      @RequestParam String store,
      @RequestParam(required = false) @Nullable String material,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    blindness.refuseWhoCounts(caller, store);
    return (changedSince == null || material != null
            ? now(caller, store, material, limit, after)
            : balances.changedSince(caller.hospital(), store, changedSince, limit, after))
        .map(Balance::of);
  }

  private Page<StockItem> now(
      Caller caller, String store, @Nullable String material, int limit, @Nullable String after) {
    return material == null
        ? balances.byMaterial(caller.hospital(), store, limit, after)
        : balances.one(caller.hospital(), store, material);
  }

  /** Of one day each material of the store, or one; of a material each day on which it moved. */
  @GetMapping("/day-ends")
  @PreAuthorize(READERS)
  ResponseEntity<Page<DayEnd>> dayEnds(
      Caller caller,
      @RequestParam String store,
      @RequestParam(required = false) @Nullable LocalDate on,
      @RequestParam(required = false) @Nullable String material,
      @RequestParam(defaultValue = "0001-01-01") LocalDate from,
      @RequestParam(defaultValue = "9999-12-31") LocalDate to,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    blindness.refuseWhoCounts(caller, store);
    if (on != null) {
      var page = now(caller, store, material, limit, after);
      return ResponseEntity.ok(dayEnds.at(caller.hospital(), store, on, page));
    }
    if (material == null) {
      throw Invalid.field("material", "required", null);
    }
    var item = new Stock.Item(material, store);
    var begin = after == null ? from : day(after).plusDays(1);
    return ResponseEntity.ok(dayEnds.ofMaterial(caller.hospital(), item, begin, to, limit));
  }

  private static LocalDate day(String cursor) {
    try {
      return LocalDate.parse(cursor);
    } catch (DateTimeException bad) {
      throw Invalid.field("after", "cursor", cursor);
    }
  }

  /** Rebuilds each balance of the store from the ledger and compares, to the byte. */
  @GetMapping("/ledger-check")
  @PreAuthorize("hasAnyRole('AUDITOR','ADMINISTRATOR','INTEGRATOR')")
  ResponseEntity<Page<LedgerCheck.Compared>> ledgerCheck(
      Caller caller,
      @RequestParam String store,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return ResponseEntity.ok(check.page(caller.hospital(), store, limit, after));
  }
}

package cn.houqin.kpi.cockpit;

import cn.houqin.kpi.scoring.Rational;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.feign.Refused;
import cn.houqin.platform.feign.ServiceCalls;
import cn.houqin.platform.feign.Unavailable;
import cn.houqin.platform.routes.Routes;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Asks contract-service, which owns the money, what months were settled at. */
@Component
class SettledCost {

  private static final String OWNER = "contract-service";

  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final Settlements settlements;
  private final Terms terms;

  SettledCost(Supplier<Routes> routes, ServiceCalls calls, Terms terms) {
    this.routes = routes;
    this.calls = calls;
    this.settlements = calls.client(Settlements.class);
    this.terms = terms;
  }

  /** The internal API of contract-service. */
  interface Settlements {

    @RequestLine("GET /internal/settlement-sums?from={from}&to={to}")
    @Headers("X-Houqin-Hospital: {hospital}")
    Sums sums(
        URI base,
        @Param("hospital") String hospital,
        @Param("from") YearMonth from,
        @Param("to") YearMonth to);
  }

  /** What it answers. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sums(List<Settled> settled) {}

  /** A contract's month in fen. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Settled(String contract, String month, long fen) {}

  /** Fen of a month on average; only where every contract with a fee is settled in every month. */
  Measured perMonth(String hospital, YearMonth from, YearMonth to) {
    var told = ask(hospital, from, to);
    if (told.isEmpty()) {
      return Measured.not(Measured.Why.SETTLEMENTS_UNAVAILABLE);
    }
    var settled = new HashSet<String>();
    var fen = 0L;
    for (var one : told.get()) {
      settled.add(one.contract() + "~" + one.month());
      fen = Math.addExact(fen, one.fen());
    }
    var missing = 0;
    var months = 0;
    for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      months++;
      for (var contract : terms.withFee(hospital, month)) {
        missing += settled.contains(contract + "~" + month) ? 0 : 1;
      }
    }
    if (missing > 0) {
      return new Measured(null, missing, Measured.Why.SETTLEMENTS_MISSING);
    }
    return settled.isEmpty()
        ? Measured.not(Measured.Why.NO_ACTIVITY)
        : Measured.of(Rational.of(fen).over(Rational.of(months)), settled.size());
  }

  private Optional<List<Settled>> ask(String hospital, YearMonth from, YearMonth to) {
    var base = routes.get().ofService(OWNER);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          calls.call(OWNER, () -> settlements.sums(base.get(), hospital, from, to)).settled());
    } catch (Unavailable | Refused noAnswer) {
      return Optional.empty();
    }
  }
}

package cn.houqin.kpi.simulation;

import cn.houqin.platform.feign.Refused;
import cn.houqin.platform.feign.ServiceCalls;
import cn.houqin.platform.feign.Unavailable;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.routes.Routes;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.math.BigDecimal;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks contract-service, which owns the money, what settled months would have come to. */
@Component
class SettlementTrials {

  private static final String OWNER = "contract-service";

  private final Supplier<Routes> routes;
  private final ServiceCalls calls;
  private final Settlements settlements;

  SettlementTrials(Supplier<Routes> routes, ServiceCalls calls) {
    this.routes = routes;
    this.calls = calls;
    this.settlements = calls.client(Settlements.class);
  }

  /** A contract's months, each with what its lines would have scored. */
  record Question(
      String contract, List<Month> months, @Nullable Map<String, Mechanism> mechanisms) {}

  /** A month and the scores of lines in it. */
  record Month(YearMonth month, Map<String, Score> scores) {}

  /** Null where nothing was scored. */
  record Score(@Nullable BigDecimal total, @Nullable String grade) {}

  /** The internal API of contract-service. */
  interface Settlements {

    @RequestLine("POST /internal/settlement-trials")
    @Headers("X-Houqin-Hospital: {hospital}")
    Trial attempt(URI base, @Param("hospital") String hospital, Question question);
  }

  /** What it answers: faults of the mechanism, or the months that have a settlement. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Trial(List<Fault> faults, List<Tried> months) {}

  /** A fault of a mechanism; its pointer begins with the line. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Fault(String pointer, String rule, @Nullable String value) {}

  /** A month in fen. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Tried(
      YearMonth month, long settledFen, long correctedFen, long triedFen, List<String> uncharged) {}

  /**
   * Empty where contract-service does not answer; throws Invalid where the mechanism contradicts
   * itself.
   */
  Optional<List<Tried>> ask(String hospital, Question question) {
    var base = routes.get().ofService(OWNER);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    try {
      var trial = calls.call(OWNER, () -> settlements.attempt(base.get(), hospital, question));
      refuse(trial.faults());
      return Optional.of(trial.months());
    } catch (Unavailable | Refused noAnswer) {
      return Optional.empty();
    }
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Invalid(
          faults.stream()
              .map(
                  fault ->
                      FieldError.of(
                          "/mechanism" + fault.pointer().substring(fault.pointer().indexOf('/', 1)),
                          fault.rule(),
                          fault.value()))
              .distinct()
              .toList());
    }
  }
}

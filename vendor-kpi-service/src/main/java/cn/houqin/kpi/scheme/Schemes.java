package cn.houqin.kpi.scheme;

import cn.houqin.events.Streams;
import cn.houqin.events.kpi.SchemeEvent;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.kpi.scoring.Reach;
import cn.houqin.kpi.scoring.Scheme;
import cn.houqin.kpi.scoring.SchemeFaults;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What other capabilities may ask of schemes. */
@Component
public class Schemes {

  private final Aggregates<SchemeVersion> schemes;
  private final Indicators indicators;

  Schemes(Aggregates<SchemeVersion> schemes, Indicators indicators) {
    this.schemes = schemes;
    this.indicators = indicators;
  }

  /** A version of a scheme; versions never change. */
  record SchemeVersion(String scheme, String name, Definition definition) {}

  /**
   * @param scheme code@version
   */
  public Scheme get(String hospital, String scheme) {
    return definition(hospital, scheme).scheme();
  }

  /** The places that people rate from, in the scheme's order. */
  public List<RaterPlace> raters(String hospital, String scheme) {
    return RaterPlace.of(definition(hospital, scheme));
  }

  private Definition definition(String hospital, String scheme) {
    return schemes
        .find(hospital, scheme)
        .orElseThrow(() -> new NotFound("scheme", scheme))
        .body()
        .definition();
  }

  /** Everything that keeps a definition from holding together, by its place in the request. */
  public List<FieldError> faults(String hospital, Definition definition) {
    var faults =
        SchemeFaults.of(definition.read(), code -> reach(hospital, code)).stream()
            .map(
                fault ->
                    FieldError.of("/definition" + fault.pointer(), fault.rule(), fault.value()));
    return Stream.of(definition.missing().stream(), faults, RaterPlace.faults(definition).stream())
        .flatMap(Function.identity())
        .toList();
  }

  private Optional<Reach> reach(String hospital, String code) {
    return indicators
        .find(hospital, code)
        .map(one -> new Reach(one.range().lowest(), one.range().highest()));
  }

  /** How schemes are stored and published. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<SchemeVersion> schemeAggregates(AggregateStore store, Clock businessClock) {
      return store.of(
          new AggregateType<>(
              "scheme",
              "schemes",
              SchemeVersion.class,
              new Publication.State<>(
                  Streams.SCHEMES,
                  stored ->
                      new SchemeEvent.State(
                          stored.body().scheme(),
                          stored.body().name(),
                          stored.body().definition().scheme().indicators().stream()
                              .map(Scheme.Indicator::code)
                              .toList(),
                          businessClock.instant(),
                          false)),
              new VendorScope.Everyone(),
              List.of(IndexSpec.on("scheme"))));
    }
  }
}

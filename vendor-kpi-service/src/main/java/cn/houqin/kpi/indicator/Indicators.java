package cn.houqin.kpi.indicator;

import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The indicators that may be scored and entered: the library, and the hospital's own. */
@Component
public class Indicators {

  private final Library library;
  private final Aggregates<OwnIndicator> own;

  Indicators(Library library, Aggregates<OwnIndicator> own) {
    this.library = library;
    this.own = own;
  }

  public Optional<Indicator> find(String hospital, String code) {
    return library.find(code).or(() -> own(hospital, code).map(OwnIndicator::shown));
  }

  /** One whose figures come in under its own code, rather than being made of others'. */
  public Optional<Indicator> findEntered(String hospital, String code) {
    return library
        .find(code)
        .or(() -> own(hospital, code).filter(one -> !one.isDerived()).map(OwnIndicator::shown));
  }

  private Optional<OwnIndicator> own(String hospital, String code) {
    return own.find(hospital, code).map(Stored::body);
  }

  /** The figures, and what they come to under those of these indicators that are made of others. */
  public List<ScoreInput.Observation> withDerived(
      String hospital, Collection<String> codes, List<ScoreInput.Observation> figures) {
    var all = new ArrayList<>(figures);
    codes.stream()
        .filter(code -> library.find(code).isEmpty())
        .flatMap(code -> own(hospital, code).stream())
        .forEach(indicator -> all.addAll(indicator.of(figures)));
    return all;
  }
}

package cn.houqin.kpi.scorecard.explanation;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.platform.paging.CursorSecret;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Pages of the evidence of a card. */
@Component
class CountedPages {

  private static final int MOST = 200;
  private final CursorSecret secret;

  CountedPages(MongoTemplate mongo) {
    this.secret = new CursorSecret(mongo);
  }

  /**
   * @param indicator only the evidence of this one
   * @param after the cursor of the page before
   * @param since only what came at or after this instant
   */
  record Asked(
      String hospital,
      String scorecard,
      @Nullable String indicator,
      int limit,
      @Nullable String after,
      @Nullable Instant since) {

    boolean takes(Observation one) {
      return (indicator == null || one.indicator().equals(indicator))
          && (since == null || !one.receivedAt().isBefore(since));
    }

    String boundTo() {
      return "evidence\n" + hospital + "\n" + scorecard + "\n" + indicator + "\n" + since;
    }
  }

  /**
   * @param all in order of id
   * @param figure of one of them
   */
  <E> Page<E> page(Asked asked, List<E> all, Function<E, Observation> figure) {
    if (asked.limit() < 1 || asked.limit() > MOST) {
      throw Invalid.field("limit", "between", asked.limit(), 1, MOST);
    }
    var cursors = secret.cursors();
    var last =
        asked.after() == null ? "" : cursors.decode(asked.after(), asked.boundTo()).getString("id");
    var rest =
        all.stream()
            .filter(one -> asked.takes(figure.apply(one)))
            .filter(one -> figure.apply(one).evidenceId().compareTo(last) > 0)
            .limit(asked.limit() + 1L)
            .toList();
    if (rest.size() <= asked.limit()) {
      return new Page<>(rest, null);
    }
    var items = rest.subList(0, asked.limit());
    var position = new Document("id", figure.apply(items.getLast()).evidenceId());
    return new Page<>(items, cursors.encode(position, asked.boundTo()));
  }
}

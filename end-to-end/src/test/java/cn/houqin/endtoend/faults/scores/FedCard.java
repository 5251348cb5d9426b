package cn.houqin.endtoend.faults.scores;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.faults.check.Settled;
import cn.houqin.endtoend.faults.people.Hospital;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

/** A feed's live card and the figures it is made of, against what the feed gave. */
record FedCard(EvidenceFeed feed, Hospital hospital, MongoDatabase store) {

  /** Asked at vendor-kpi-service itself. */
  void assertIsAsFed(String kpi) {
    var expected = feed.expected();
    var path = "/api/scorecards/" + Settled.card(feed.month().toString());
    var card = hospital.as(kpi, "VENDOR_MANAGER").get(path).must(200).body();
    expected
        .denominators()
        .forEach(
            (indicator, denominator) -> {
              var count = card.at("/counts/" + indicator);
              assertThat(count.get("denominator").asString()).isEqualTo(denominator + "");
              assertThat(count.get("numerator").asString())
                  .isEqualTo(expected.numerators().get(indicator) + "");
            });
    assertThat(card.at("/score/total").asString()).isEqualTo(expected.total().toPlainString());
    assertThat(counting()).isEqualTo(expected.ids().size());
  }

  private long counting() {
    return store
        .getCollection("observations")
        .countDocuments(
            Filters.and(
                Filters.eq("hospital", hospital.name()),
                Filters.eq("month", feed.month().toString()),
                Filters.eq("withdrawn", null)));
  }
}

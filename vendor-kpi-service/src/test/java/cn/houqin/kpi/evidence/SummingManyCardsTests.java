package cn.houqin.kpi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.kpi.evidence.Tallies.Tally;
import cn.houqin.platform.testing.TestMongo;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Many cards are summed in few passes, and come to what their figures come to all the same. */
class SummingManyCardsTests {

  private static final Instant FIRST = Instant.parse("2026-09-01T00:30:00Z");
  private static final List<String> INDICATORS = List.of("ON_TIME_RESPONSE", "SATISFACTION");
  private static final List<String> CONTRACTS =
      IntStream.range(0, 30).mapToObj("HT-%02d"::formatted).toList();
  private static final MonthSums.Month MONTH = new MonthSums.Month("h", "CLEANING", "2026-09");

  private final Passes passes = new Passes();
  private final List<Evidence> figures = figures();
  private MongoClient client;
  private MongoTemplate watched;
  private Observations observations;
  private Tallies tallies;

  @BeforeEach
  void fill() {
    TestMongo.empty("many_cards");
    var elsewhere = EvidenceStore.template("many_cards");
    observations = new Observations(elsewhere, Clock.fixed(FIRST, ZoneOffset.UTC), _ -> () -> true);
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.uri()))
                .addCommandListener(passes)
                .build());
    watched = EvidenceStore.template(client, "many_cards");
    tallies = new Tallies(watched, observations);
    observations.insertAll(EvidenceStore.coming(figures));
    passes.pipelines.clear();
  }

  @AfterEach
  void leave() {
    client.close();
  }

  /** What is asked for sums of figures, and what happens right after the first answer. */
  private static final class Passes implements CommandListener {

    private final List<Document> pipelines = new ArrayList<>();
    private Runnable afterwards = () -> {};

    @Override
    public void commandStarted(CommandStartedEvent event) {
      if (event.getCommandName().equals("aggregate")
          && event.getCommand().getString("aggregate").getValue().equals("observations")) {
        pipelines.add(Document.parse(event.getCommand().toJson()));
      }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
      if (event.getCommandName().equals("aggregate") && !pipelines.isEmpty()) {
        var now = afterwards;
        afterwards = () -> {};
        now.run();
      }
    }
  }

  private static List<Evidence> figures() {
    var random = new Random(12);
    return IntStream.range(0, 1_200)
        .mapToObj(n -> figure("o" + n, CONTRACTS.get(n % CONTRACTS.size()), random))
        .toList();
  }

  private static Evidence figure(String order, String contract, Random random) {
    return new Evidence(
        order + "/F",
        INDICATORS.get(random.nextInt(INDICATORS.size())),
        contract,
        1,
        "CLEANING",
        "V1",
        "2026-09",
        new BigDecimal(random.nextInt(5_000)).movePointLeft(random.nextInt(4)).toPlainString(),
        "1",
        FIRST.plus(Duration.ofDays(random.nextInt(8))),
        "work-order",
        order,
        "F");
  }

  private void withdraw(Evidence one) {
    observations.withdraw(
        List.of(new Going("h", one.evidenceId(), new Observation.Withdrawal("a", "twice", FIRST))));
  }

  /** By contract and indicator, from the observations alone. */
  private Map<String, Tally> recomputed() {
    var sums = new TreeMap<String, Tally>();
    for (var contract : CONTRACTS) {
      observations.ofMonth("h", contract, "CLEANING", "2026-09").stream()
          .filter(one -> one.withdrawn() == null && one.disregardedBy() == null)
          .forEach(
              one ->
                  put(
                      sums,
                      contract,
                      new Tally(one.indicator(), "", one.numerator(), one.denominator(), 1)));
    }
    return sums;
  }

  private static void put(Map<String, Tally> sums, String contract, Tally sum) {
    var one = new Tally(sum.indicator(), "", sum.numerator(), sum.denominator(), sum.figures());
    sums.merge(contract + "/" + sum.indicator(), one, Tally::plus);
  }

  private Map<String, Tally> tallied() {
    var sums = new TreeMap<String, Tally>();
    for (var contract : CONTRACTS) {
      tallies
          .ofMonth("h", contract, "CLEANING", "2026-09")
          .forEach(sum -> put(sums, contract, sum));
    }
    return sums;
  }

  private Map<String, Tally> ofMonth() {
    var sums = new TreeMap<String, Tally>();
    new MonthSums(watched, observations)
        .of(MONTH, CONTRACTS)
        .forEach((contract, each) -> each.forEach(sum -> put(sums, contract, sum)));
    return sums;
  }

  private void sumAll() {
    while (tallies.sumStale()) {
      assertThat(passes.pipelines.size()).isLessThan(1_000);
    }
  }

  private void makeStale(Document among) {
    watched
        .getCollection("tallies")
        .updateMany(
            among,
            new Document("$set", new Document("staleSince", Date.from(FIRST)))
                .append("$inc", new Document("number", 1L)));
  }

  private List<String> stale() {
    return watched
        .getCollection("tallies")
        .find(new Document("staleSince", new Document("$exists", true)))
        .map(bucket -> bucket.getString("_id"))
        .into(new ArrayList<>());
  }

  @Test
  void thirtyCardsAreSummedInThreePasses() {
    withdraw(figures.get(3));
    observations.disregard("h", List.of(figures.get(4).evidenceId()), "appeal-1");

    sumAll();

    assertThat(passes.pipelines).hasSizeLessThanOrEqualTo(3);
    assertThat(tallies.staleSince()).isEmpty();
    assertThat(tallied()).isEqualTo(recomputed());
  }

  @Test
  void aFigureThatComesWhileTheyAreSummedIsNotLost() {
    var late = figure("late", "HT-07", new Random());
    passes.afterwards = () -> observations.insert("h", late);

    sumAll();

    assertThat(tallies.staleSince()).isEmpty();
    assertThat(tallied()).isEqualTo(recomputed());
  }

  @Test
  void theSumOfABucketWhoseFigureCameMeanwhileIsNotKept() {
    var late = figures.get(7);
    passes.afterwards = () -> withdraw(late);

    tallies.sumStale(new Document("hospital", "h"));

    assertThat(stale()).singleElement().asString().contains(late.contract(), late.indicator());
    assertThat(tallied()).isEqualTo(recomputed());
  }

  @Test
  void aMonthOfStaleAndFreshCardsIsReadInTwoPasses() {
    sumAll();
    makeStale(new Document("contract", new Document("$gte", "HT-10")));
    makeStale(new Document("contract", "HT-02").append("day", "2026-09-03"));
    withdraw(figures.get(15));
    passes.pipelines.clear();

    assertThat(ofMonth()).isEqualTo(recomputed());

    assertThat(passes.pipelines).hasSize(2);
    assertThat(stale()).as("a reader writes nothing").hasSizeGreaterThan(200);
  }

  @Test
  void noFigureIsReadForItsSum() {
    sumAll();
    makeStale(new Document("contract", "HT-02").append("day", "2026-09-03"));
    makeStale(new Document("contract", "HT-05"));
    ofMonth();
    makeStale(new Document("contract", "HT-07").append("day", "2026-09-05"));
    sumAll();

    assertThat(passes.pipelines)
        .isNotEmpty()
        .allSatisfy(
            asked ->
                assertThat(explained(asked))
                    .contains("\"totalDocsExamined\": 0")
                    .doesNotContain("FETCH"));
  }

  private String explained(Document asked) {
    asked.keySet().retainAll(List.of("aggregate", "pipeline", "cursor"));
    return watched
        .getDb()
        .runCommand(new Document("explain", asked).append("verbosity", "executionStats"))
        .toJson();
  }

  @Test
  void madeAnewTheyAreTheSameAndNoQuestionLooksAtMoreThanOneCard() {
    var random = new Random(13);
    var elsewhere = figure("e", "HT-03", random);
    observations.insertAll(
        List.of(
            new Observations.Coming("a", elsewhere, null),
            new Observations.Coming("z", elsewhere, null)));
    withdraw(figures.get(15));
    sumAll();
    var before = summed();
    watched.getCollection("tallies").drop();
    passes.pipelines.clear();

    tallies = new Tallies(watched, observations);

    assertThat(summed()).hasSizeGreaterThan(CONTRACTS.size()).isEqualTo(before);
    assertThat(passes.pipelines)
        .hasSize(CONTRACTS.size() + 2)
        .allSatisfy(
            asked -> {
              asked.getList("pipeline", Document.class).removeLast();
              assertThat(explained(asked))
                  .contains("\"totalDocsExamined\": 0")
                  .containsPattern("\"totalKeysExamined\": [1-4]?[0-9],");
            });
  }

  /** Of all buckets, with their ids. */
  private List<Document> summed() {
    return watched
        .getCollection("tallies")
        .find(new Document("figures", new Document("$gt", 0)))
        .projection(new Document("numerator", 1).append("denominator", 1).append("figures", 1))
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }

  @Test
  void theIndexThatStoresHadBeforeGoes() {
    var former = new Document();
    Tallies.FIELDS.forEach(field -> former.append(field, 1));
    watched.getCollection("observations").createIndex(former);

    CountingFigures.index(watched);

    assertThat(watched.getCollection("observations").listIndexes())
        .extracting(index -> index.get("key"))
        .doesNotContain(former)
        .hasSize(3);
  }
}

package cn.houqin.kpi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.kpi.evidence.Tallies.Tally;
import cn.houqin.platform.testing.TestMongo;
import cn.houqin.platform.time.MachineTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Whatever happens to evidence, the tallies come to what the observations come to. */
class TalliesTests {

  private static final Instant FIRST = Instant.parse("2026-09-01T00:30:00Z");
  private static final List<String> INDICATORS = List.of("ON_TIME_RESPONSE", "SATISFACTION");

  private MongoTemplate mongo;
  private Observations observations;
  private Tallies tallies;

  @BeforeEach
  void emptyStore() {
    TestMongo.empty("tallies");
    mongo = EvidenceStore.template("tallies");
    observations = new Observations(mongo, Clock.fixed(FIRST, ZoneOffset.UTC), _ -> () -> true);
    tallies = new Tallies(mongo, observations);
  }

  private static Evidence figure(int n, Random random) {
    var indicator = INDICATORS.get(random.nextInt(INDICATORS.size()));
    return new Evidence(
        "o" + n + "/F",
        indicator,
        "HT-1",
        1,
        "CLEANING",
        "V1",
        "2026-09",
        new BigDecimal(random.nextInt(5_000)).movePointLeft(3).toPlainString(),
        "1",
        FIRST.plus(Duration.ofHours(random.nextInt(24 * 29))),
        "work-order",
        "o" + n,
        "F");
  }

  /** Recomputed from the observations alone. */
  private Map<String, Tally> recomputed() {
    var sums = new TreeMap<String, Tally>();
    for (var one : observations.ofMonth("h", "HT-1", "CLEANING", "2026-09")) {
      if (one.withdrawn() == null) {
        sums.merge(
            one.indicator() + "/" + Tallies.day(one.datedAt()),
            new Tally(
                one.indicator(), Tallies.day(one.datedAt()), one.numerator(), one.denominator(), 1),
            Tally::plus);
      }
    }
    return sums;
  }

  private Map<String, Tally> tallied() {
    var sums = new TreeMap<String, Tally>();
    tallies
        .ofMonth("h", "HT-1", "CLEANING", "2026-09")
        .forEach(tally -> sums.put(tally.indicator() + "/" + tally.day(), tally));
    return sums;
  }

  private void assertEqual() {
    var expected = recomputed();
    var actual = tallied();
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (bucket, sum) -> {
          assertThat(actual.get(bucket).numerator()).isEqualByComparingTo(sum.numerator());
          assertThat(actual.get(bucket).denominator()).isEqualByComparingTo(sum.denominator());
          assertThat(actual.get(bucket).figures()).isEqualTo(sum.figures());
        });
  }

  private Runnable withdrawn(Evidence one) {
    return () ->
        observations.withdraw(
            List.of(
                new Going(
                    "h",
                    one.evidenceId(),
                    new Observation.Withdrawal("anna", "mis-click", FIRST))));
  }

  @RepeatedTest(5)
  void afterDuplicatesAnyOrderWithdrawalsAndLateFigures() throws InterruptedException {
    var random = new Random();
    var figures = IntStream.range(0, 60).mapToObj(n -> figure(n, random)).toList();
    var steps = new ArrayList<Runnable>();
    for (var one : figures) {
      var times = 1 + random.nextInt(3);
      IntStream.range(0, times).forEach(_ -> steps.add(() -> observations.insert("h", one)));
    }
    Collections.shuffle(steps, random);
    figures.stream().filter(_ -> random.nextInt(4) == 0).forEach(one -> steps.add(withdrawn(one)));
    IntStream.range(60, 70)
        .forEach(n -> steps.add(() -> observations.insert("h", figure(n, new Random(n)))));

    Callable<Void> summing =
        () -> {
          for (var n = 0; n < 20; n++) {
            tallies.sumStale();
          }
          return null;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var summers = List.of(threads.submit(summing), threads.submit(summing));
      for (var step : steps) {
        threads.submit(step);
      }
      assertThat(summers).hasSize(2);
    }

    assertEqual();
    assertThat(tallies.sumStale()).isFalse();
    assertEqual();
  }

  @Test
  void afterACrashBetweenAFigureAndItsTally() {
    var one = figure(1, new Random(1));
    observations.insert("h", one);
    assertEqual();
    var crashing = new Observations(mongo, Clock.fixed(FIRST, ZoneOffset.UTC), _ -> () -> true);
    crashing.insert("h", figure(2, new Random(1)));

    observations.insert("h", figure(2, new Random(1)));

    assertEqual();
  }

  @Test
  void droppedTheyAreMadeAgainAtTheNextStart() {
    IntStream.range(0, 40).forEach(n -> observations.insert("h", figure(n, new Random(n))));
    var before = tallied();
    mongo.getCollection("tallies").drop();

    tallies = new Tallies(mongo, observations);

    assertThat(tallies.staleSince()).isEmpty();
    assertThat(tallied()).isEqualTo(before);
    assertEqual();
  }

  @Test
  void aRemakingThatWasCutShortBeginsAgain() {
    IntStream.range(0, 40).forEach(n -> observations.insert("h", figure(n, new Random(n))));
    mongo.getCollection("tallies").drop();
    tallies = new Tallies(mongo, observations);
    mongo.getCollection("tallies").deleteMany(new Document("indicator", "SATISFACTION"));
    mongo.getCollection("tally_notes").insertOne(new Document("_id", "remaking"));

    tallies = new Tallies(mongo, observations);

    assertEqual();
  }

  @Test
  void ofSeveralContractsAtOnceAreRightWhateverIsStale() {
    var sums = new MonthSums(mongo, observations);
    IntStream.range(0, 40).forEach(n -> observations.insert("h", figure(n, new Random(n))));
    tallies.sumStale();
    IntStream.range(40, 45).forEach(n -> observations.insert("h", figure(n, new Random(n))));
    withdrawn(figure(3, new Random(3))).run();

    var month = sums.of(new MonthSums.Month("h", "CLEANING", "2026-09"), List.of("HT-1", "HT-2"));

    var expected = new TreeMap<String, Tally>();
    recomputed().values().forEach(one -> expected.merge(one.indicator(), one, Tally::plus));
    assertThat(month.keySet()).containsExactly("HT-1");
    assertThat(month.get("HT-1")).hasSameSizeAs(expected.keySet());
    for (var one : month.get("HT-1")) {
      var sum = expected.get(one.indicator());
      assertThat(one.numerator()).isEqualByComparingTo(sum.numerator());
      assertThat(one.figures()).isEqualTo(sum.figures());
    }
  }

  @Test
  void aBucketOfOldFiguresWaitsSinceItsChangeNotSinceTheyCame() {
    var one = figure(1, new Random(1));
    observations.insertAll(EvidenceStore.coming(List.of(one)));
    tallies.sumStale();
    var before = MachineTime.now().truncatedTo(ChronoUnit.MILLIS);

    withdrawn(one).run();

    assertThat(tallies.staleSince())
        .hasValueSatisfying(since -> assertThat(since).isBetween(before, MachineTime.now()));
  }

  @Test
  void ofFiguresThatCameTogetherSomeOfThemAgain() {
    var figures = IntStream.range(0, 30).mapToObj(n -> figure(n, new Random(n))).toList();
    observations.insertAll(EvidenceStore.coming(figures.subList(0, 10)));

    observations.insertAll(EvidenceStore.coming(figures));
    observations.insertAll(EvidenceStore.coming(List.of(figures.getFirst(), figures.getFirst())));

    assertThat(observations.ofMonth("h", "HT-1", "CLEANING", "2026-09")).hasSize(30);
    while (tallies.sumStale()) {
      assertThat(tallies.staleSince()).isPresent();
    }
    assertThat(tallies.staleSince()).isEmpty();
    assertEqual();
  }

  @Test
  void aSumTakenOfAnOlderStateIsNotKept() {
    var one = figure(1, new Random(1));
    observations.insert("h", one);
    var stale = mongo.getCollection("tallies").find().first();
    tallies.sumStale();
    observations.withdraw(
        List.of(
            new Going(
                "h", one.evidenceId(), new Observation.Withdrawal("anna", "mis-click", FIRST))));

    assertThat(mongo.getCollection("tallies").find().first().getLong("number"))
        .isGreaterThan(stale.getLong("number"));
    assertThat(tallied()).isEmpty();
  }
}

package cn.houqin.inventory.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.houqin.inventory.AStore;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.register.RegisterImport;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.Workbooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

@HouqinServiceTest
class ImportingMaterialsTests {

  private static final String HEADER =
      "Name,Category,UnitOfMeasure,LotAndExpiryControl,ColdChain\n";
  private static final Path WHO =
      Path.of(
              System.getProperty(
                  "houqin.shared", System.getProperty("houqin.root") + "/../shared/data"))
          .resolve("materials-who-products.csv");

  @LocalServerPort int port;
  @Autowired Aggregates<RegisterImport> imports;
  @Autowired MongoTemplate mongo;
  private AStore at;
  private TestApi keeper;

  @BeforeEach
  void aHospital() {
    at = AStore.with(port);
    keeper = at.keeper();
  }

  private TestApi.Answer send(String rows) {
    return keeper.postText("/api/materials/imports", Sheet.CSV, HEADER + rows);
  }

  @Test
  void takesTheMaterialsOfTheWorldHealthOrganisation() throws IOException {
    if (!Files.isReadable(WHO)) {
      System.out.println("[materials] not exercised: " + WHO + " is not there");
    }
    assumeTrue(Files.isReadable(WHO));
    var file = Files.readAllBytes(WHO);

    var taken = keeper.postBytes("/api/materials/imports", Sheet.CSV, file).must(201);
    var again = keeper.postBytes("/api/materials/imports", Sheet.CSV, file).must(201);

    assertThat(taken.body().at("/added").asInt()).isEqualTo(729);
    assertThat(again.body().at("/added").asInt()).isZero();
    assertThat(again.body().at("/unchanged").asInt()).isEqualTo(729);
    var imported = new Document("hospital", at.hospital()).append("unit", "Each");
    assertThat(count(imported)).isEqualTo(729);
    assertThat(count(new Document(imported).append("coldChain", true))).isEqualTo(37);
    assertThat(count(new Document(imported).append("lotControlled", true))).isEqualTo(725);
    assertThat(
            mongo
                .getCollection("materials")
                .distinct("category", imported, String.class)
                .into(new ArrayList<>()))
        .hasSize(119);
  }

  private long count(Document which) {
    return mongo.getCollection("materials").countDocuments(which);
  }

  @Test
  void takesTwoThousandFromEitherFormAndTheSecondChangesNothing() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("ProductCode", "Name", "Category", "UnitOfMeasure", "PackSize"));
    for (var i = 0; i < 2_000; i++) {
      rows.add(List.of("P" + i, "Part " + i, "spare parts", "piece", String.valueOf(1 + i % 12)));
    }
    var csv = rows.stream().map(row -> String.join(",", row)).reduce("", (a, b) -> a + b + "\n");

    var begun = System.nanoTime();
    var first =
        keeper.postBytes("/api/materials/imports", Sheet.XLSX, Workbooks.of(rows)).must(201);
    var seconds = (System.nanoTime() - begun) / 1_000_000_000.0;
    var second = keeper.postText("/api/materials/imports", Sheet.CSV, csv).must(201);

    System.out.printf("[import] 2,000 materials from XLSX in %.1f s%n", seconds);
    assertThat(first.body().at("/added").asInt()).isEqualTo(2_000);
    assertThat(second.body().at("/unchanged").asInt()).isEqualTo(2_000);
    assertThat(keeper.get("/api/materials/P1999").body().at("/packSize").asInt()).isEqualTo(8);
    assertThat(keeper.get(second.header("Location")).text("/state")).isEqualTo("APPLIED");
  }

  @Test
  void takesNothingOfAFileWithBadRowsAndNamesEveryOne() {
    var refused =
        send(
            """
            Gauze,ward,piece,TRUE,
            ,ward,piece,TRUE,
            Tape,,piece,perhaps,
            Gauze,ward,piece,TRUE,
            """);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "/rows/2/Name text",
            "/rows/3/Category text",
            "/rows/3/LotAndExpiryControl one-of perhaps",
            "/rows/4/Name unique Gauze");
    assertThat(keeper.get("/api/materials?category=ward").body().at("/items").size()).isEqualTo(2);
  }

  @Test
  void refusesRowsThatSayOtherwiseThanTheRegister() {
    send("Gauze,ward,piece,TRUE,\n").must(201);

    assertThat(send("Gauze,theatre,piece,TRUE,\n").errors())
        .containsExactly("/rows/1/Name same-as-register " + MaterialFile.codeOf("Gauze"));
  }

  @Test
  void answersARepeatedRequestWithTheFirstOutcome() {
    var file = (HEADER + "Gauze,ward,piece,TRUE,\n").getBytes(StandardCharsets.UTF_8);

    keeper.postBytes("/api/materials/imports", Sheet.CSV, file, "Idempotency-Key", "k").must(201);
    var repeat =
        keeper.postBytes("/api/materials/imports", Sheet.CSV, file, "Idempotency-Key", "k");
    var other = HEADER.getBytes(StandardCharsets.UTF_8);

    assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(repeat.body().at("/added").asInt()).isEqualTo(1);
    assertThat(
            keeper
                .postBytes("/api/materials/imports", Sheet.CSV, other, "Idempotency-Key", "k")
                .status())
        .isEqualTo(422);
  }

  @Test
  void appliesWhatWasAcceptedAfterACrashAndLetsOthersWaitMeanwhile() {
    var now = Instant.now();
    for (var i = 0; i < 3; i++) {
      mongo
          .getCollection("material_imports_staged")
          .insertOne(
              new Document("_id", "%s/rows-of-it/%08d".formatted(at.hospital(), i))
                  .append("row", staged("STAGED-" + i)));
    }
    var accepted =
        new RegisterImport(
            RegisterImport.State.ACCEPTED, "rows-of-it", true, 3, 0, 0, now, now.plusSeconds(2));
    imports.create(Call.system(at.hospital(), "test", now), "cut-off", () -> Change.to(accepted));

    var meanwhile = send("Gauze,ward,piece,TRUE,\n");
    var edited = keeper.post("/api/materials/GLOVE/retirement", "{}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> keeper.get("/api/materials/imports/cut-off").text("/state").equals("APPLIED"));

    assertThat(keeper.get("/api/materials/imports/cut-off").body().at("/added").asInt())
        .isEqualTo(3);
    assertThat(meanwhile.problem()).isEqualTo("register-is-being-imported");
    assertThat(edited.problem()).isEqualTo("register-is-being-imported");
    assertThat(keeper.get("/api/materials/STAGED-2").status()).isEqualTo(200);
    send("Gauze,ward,piece,TRUE,\n").must(201);
  }

  @Test
  void takesAFileOnceThoughItIsSentSeveralTimesAtOnce() throws Exception {
    var rows = new StringBuilder(HEADER);
    for (var i = 0; i < 500; i++) {
      rows.append("Thing %d,at once,piece,FALSE,\n".formatted(i));
    }
    var file = rows.toString().getBytes(StandardCharsets.UTF_8);
    Callable<TestApi.Answer> send =
        () ->
            keeper.postBytes("/api/materials/imports", Sheet.CSV, file, "Idempotency-Key", "same");
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var answer : threads.invokeAll(List.of(send, send, send, send))) {
        assertThat(answer.get().status()).isIn(201, 409);
      }
    }
    send.call().must(201);

    assertThat(count(new Document("hospital", at.hospital()).append("category", "at once")))
        .isEqualTo(500);
    var staged = new Document("_id", new Document("$regex", "^" + at.hospital() + "/"));
    assertThat(mongo.getCollection("material_imports_staged").countDocuments(staged)).isZero();
  }

  private static Document staged(String code) {
    return new Document("material", code)
        .append("name", code)
        .append("unit", "piece")
        .append("packSize", 1)
        .append("category", "staged")
        .append("hazardous", false)
        .append("lotControlled", false)
        .append("coldChain", false)
        .append("retired", false);
  }
}

package cn.houqin.kpi;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.platform.testing.TestTopics;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records that others published, and a hospital to import them in, with a contract from 2000 on for
 * whoever they are about, active here from now on. The folder is the property houqin.shared.
 */
public record Published(TestApi manager, String hospital, String line, Instant now) {

  private static final Path SHARED =
      Path.of(
          System.getProperty(
              "houqin.shared", System.getProperty("houqin.root") + "/../shared/data"));

  /** A file's text; the test is left out, and says so, where it is not there. */
  public static String text(String name) throws IOException {
    var file = SHARED.resolve(name);
    assumeThat(Files.exists(file)).as("%s is not here: not exercised", file).isTrue();
    if (!name.endsWith(".gz")) {
      return Files.readString(file);
    }
    try (var unzipped = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public static List<NamedCsvRecord> rows(String csv) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return reader.stream().toList();
    }
  }

  /** The same table without some rows. */
  public static String without(String csv, Predicate<NamedCsvRecord> left) throws IOException {
    var rows = rows(csv);
    var text = new StringWriter();
    try (var writer = CsvWriter.builder().build(text)) {
      writer.writeRecord(rows.getFirst().getHeader());
      rows.stream().filter(left.negate()).forEach(row -> writer.writeRecord(row.getFields()));
    }
    return text.toString();
  }

  /** What plain programs made of a file. */
  public static JsonNode figures(String name) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(SHARED.resolve("reference-figures.json")))
        .get("figures")
        .get(name);
  }

  /** Announces the hospital and a contract for each of these, numbered in their order. */
  public SequencedMap<String, String> announced(List<String> whos) {
    TestTopics.announce(
        Streams.HOSPITALS,
        hospital,
        hospital,
        new HospitalEvent.State(hospital, "H", "UTC", true, Instant.EPOCH, false));
    var contracts = new LinkedHashMap<String, String>();
    for (var who : whos) {
      var number = "HT-%04d".formatted(contracts.size() + 1);
      contracts.put(who, number);
      announce(number, "V-" + number);
    }
    return contracts;
  }

  private void announce(String number, String vendor) {
    var terms =
        new ContractEvent.LineTerms(
            line,
            List.of("B1"),
            null,
            100_000L,
            "ANY@1",
            List.of(),
            "REQUESTED",
            List.of(),
            15,
            null,
            List.of(),
            "ASSIGN",
            null);
    var version =
        new ContractEvent.Version(
            1, "2000-01-01", "2099-12-31", true, new CalendarTerms("C", null), List.of(terms));
    TestTopics.announce(
        Streams.CONTRACTS,
        hospital,
        number,
        new ContractEvent.State(number, vendor, "ACTIVE", now, List.of(version), now, false));
  }

  /** A hospital of its own, whose manager speaks. */
  public static Published at(int port, TestClock clock, String line) {
    var hospital = "p" + System.nanoTime();
    var manager = new TestApi(port, TestTokens.of("manager", hospital, "VENDOR_MANAGER"));
    return new Published(manager, hospital, line, clock.instant());
  }

  /** An indicator of the hospital's own whose figures are entered. */
  public void indicator(String code, String unit, String direction, String factor) {
    var words = "{\"en\": \"%1$s\", \"zh-CN\": \"%1$s\"}".formatted(code);
    manager
        .post(
            "/api/indicators",
            """
            {"code": "%1$s", "unit": "%2$s", "direction": "%3$s", "factor": "%4$s", "words":
              {"name": %5$s, "definition": %5$s, "numerator": %5$s, "denominator": %5$s}}
            """
                .formatted(code, unit, direction, factor, words))
        .must(201);
  }

  /** A layout of this code, which is its source system too. */
  public void layout(String code, Map<String, String> contracts, String rest) {
    var meanings =
        contracts.entrySet().stream()
            .map(one -> Map.of("text", one.getKey(), "contract", one.getValue()))
            .toList();
    manager
        .post(
            "/api/observations/layouts",
            """
            {"layout": "%1$s", "sourceSystem": "%1$s", "line": "%2$s", "contracts": %3$s, %4$s}
            """
                .formatted(code, line, JsonMapper.shared().writeValueAsString(meanings), rest))
        .must(201);
  }

  /** Imports a table; returns once every figure has been entered, and what the import says. */
  public JsonNode imports(String layout, String csv) {
    var path = "/api/observations/imports?reason=published&layout=" + layout;
    var accepted =
        await()
            .until(() -> manager.postText(path, "text/csv", csv), answer -> answer.status() != 409);
    var one = "/api/observations/imports/" + accepted.must(201).text("/importId");
    return await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> manager.get(one).must(200).body(), body -> !body.get("active").asBoolean());
  }

  /** How the contracts rank by an indicator, once so many figures have been taken in. */
  public Standings standings(String indicator, String months, long figures) {
    var path = "/api/rankings/" + indicator + "?open=true&line=" + line + "&" + months;
    return await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> new Standings(manager.get(path).must(200).body()),
            standings -> standings.figures() == figures);
  }

  /** A ranking as it was answered. */
  public record Standings(JsonNode answer) {

    public List<JsonNode> rows() {
      return answer.get("rows").valueStream().toList();
    }

    public JsonNode of(String contract) {
      return rows().stream()
          .filter(row -> row.get("contract").asString().equals(contract))
          .findFirst()
          .orElseThrow();
    }

    /** Of all rows together. */
    public long figures() {
      return rows().stream().mapToLong(row -> row.at("/basis/figures").asLong()).sum();
    }

    /** The numerators of all rows together. */
    public BigDecimal sum() {
      return rows().stream()
          .map(row -> new BigDecimal(row.at("/ratio/numerator").asString()))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }
}

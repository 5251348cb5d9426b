package cn.houqin.kpi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.Published;
import cn.houqin.kpi.Published.Standings;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Six and a half years of deliveries of 61 vendors, as USAID published them. */
@HouqinServiceTest
class PublishedDeliveriesTests {

  private static final String FILE = "po-deliveries-scms-2006-2012.csv.gz";
  private static final String ORDERED = "PO Sent to Vendor Date";
  private static final String MONTHS = "from=2005-01&to=2013-12";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MMM-yy", Locale.ENGLISH);

  @Autowired TestClock clock;
  @LocalServerPort int port;

  private static boolean onTime(NamedCsvRecord row) {
    return !LocalDate.parse(row.getField("Delivered to Client Date"), DAY)
        .isAfter(LocalDate.parse(row.getField("Scheduled Delivery Date"), DAY));
  }

  @Test
  void everyVendorsShareCountAndValueAreThePublishedOnes() throws IOException {
    var csv = Published.text(FILE);
    var rows = Published.rows(csv);
    var reference = Published.figures(FILE);
    var vendors = new TreeSet<>(rows.stream().map(row -> row.getField("Vendor")).toList());
    assertThat(vendors).hasSize(reference.get("vendors").asInt());
    var here = Published.at(port, clock, "MATERIALS");
    var contracts = here.announced(List.copyOf(vendors));
    here.indicator("DELIVERY_VALUE_USD", "COUNT", "HIGHER", "1");
    here.layout(
        "SCMS",
        contracts,
        """
        "columns": {"externalId": "ID", "contract": "Vendor", "datedAt": "Delivered to Client Date"},
        "dates": {"zone": "UTC", "patterns": ["dd-MMM-yy"]}, "unknown": [],
        "figures": [
          {"indicator": "DELIVERY_ON_TIME", "kind": "NOT_AFTER", "column": "Delivered to Client Date", "against": "Scheduled Delivery Date"},
          {"indicator": "DELIVERY_VALUE_USD", "kind": "NUMBER", "column": "Line Item Value"}]
        """);

    here.imports("SCMS", csv);

    var onTime = here.standings("DELIVERY_ON_TIME", MONTHS, rows.size());
    var value = here.standings("DELIVERY_VALUE_USD", MONTHS, rows.size());
    assertThat(onTime.sum())
        .isEqualByComparingTo(reference.get("on_time_rows (delivered<=scheduled)").asString());
    assertThat(value.sum()).isEqualByComparingTo(reference.get("line_value_total_usd").asString());
    assertEveryVendor(rows, contracts, onTime, value);
    assertTopTen(reference, contracts, onTime, value);
    assertPlaces(onTime.rows());
  }

  /** All the lines without a usable order date, and twenty that have one. */
  @Test
  void aDateThatWasNotCapturedIsUnknownAndNeverGuessed() throws IOException {
    var csv = Published.text(FILE);
    var withoutDate = Published.figures(FILE).get("rows_without_usable_PO_date").asInt();
    var rows = Published.rows(csv);
    var dated =
        rows.stream()
            .filter(row -> row.getField(ORDERED).matches("[0-9/]+"))
            .limit(20)
            .map(row -> row.getField("ID"))
            .collect(Collectors.toSet());
    var here = Published.at(port, clock, "MATERIALS");
    var contracts = here.announced(List.of("Direct Drop", "From RDC"));
    here.indicator("ORDER_TO_DELIVERY_DAYS", "COUNT", "LOWER", "1");
    here.layout(
        "SCMS",
        contracts,
        """
        "columns": {"externalId": "ID", "contract": "Fulfill Via", "datedAt": "Delivered to Client Date"},
        "dates": {"zone": "UTC", "patterns": ["dd-MMM-yy", "M/d/yy", "MM/dd/yyyy"]},
        "unknown": ["N/A - From RDC", "Date Not Captured"],
        "figures": [{"indicator": "ORDER_TO_DELIVERY_DAYS", "kind": "DAYS",
          "column": "PO Sent to Vendor Date", "against": "Delivered to Client Date"}]
        """);

    var imported =
        here.imports(
            "SCMS",
            Published.without(
                csv,
                row ->
                    row.getField(ORDERED).matches("[0-9/]+")
                        && !dated.contains(row.getField("ID"))));

    assertThat(imported.at("/unknown/ORDER_TO_DELIVERY_DAYS").asInt()).isEqualTo(withoutDate);
    assertThat(imported.get("rows").asInt()).isEqualTo(20);
    var days = here.standings("ORDER_TO_DELIVERY_DAYS", MONTHS, 20);
    assertThat(days.sum())
        .isEqualByComparingTo(
            BigDecimal.valueOf(
                rows.stream()
                    .filter(row -> dated.contains(row.getField("ID")))
                    .mapToLong(PublishedDeliveriesTests::daysFromOrder)
                    .sum()));
  }

  private static long daysFromOrder(NamedCsvRecord row) {
    var pattern = row.getField(ORDERED).matches("../../....") ? "MM/dd/yyyy" : "M/d/yy";
    return ChronoUnit.DAYS.between(
        LocalDate.parse(row.getField(ORDERED), DateTimeFormatter.ofPattern(pattern)),
        LocalDate.parse(row.getField("Delivered to Client Date"), DAY));
  }

  private static void assertEveryVendor(
      List<NamedCsvRecord> rows, Map<String, String> contracts, Standings onTime, Standings value) {
    var byVendor = rows.stream().collect(Collectors.groupingBy(row -> row.getField("Vendor")));
    byVendor.forEach(
        (vendor, theirs) -> {
          var shown = onTime.of(contracts.get(vendor));
          assertThat(shown.at("/basis/figures").asInt()).as(vendor).isEqualTo(theirs.size());
          assertThat(decimal(shown, "/ratio/numerator"))
              .as(vendor)
              .isEqualByComparingTo(
                  BigDecimal.valueOf(
                      theirs.stream().filter(PublishedDeliveriesTests::onTime).count()));
          assertThat(decimal(value.of(contracts.get(vendor)), "/ratio/numerator"))
              .as(vendor)
              .isEqualByComparingTo(
                  theirs.stream()
                      .map(row -> new BigDecimal(row.getField("Line Item Value")))
                      .reduce(BigDecimal.ZERO, BigDecimal::add));
        });
    assertThat(onTime.rows()).hasSameSizeAs(byVendor.keySet());
  }

  private static void assertTopTen(
      JsonNode reference, Map<String, String> contracts, Standings onTime, Standings value) {
    var top = reference.get("vendor_top10_by_rows");
    assertThat(top).hasSize(10);
    top.forEachEntry(
        (vendor, figures) -> {
          var shown = onTime.of(contracts.get(vendor));
          assertThat(shown.at("/basis/figures").asInt()).isEqualTo(figures.get("rows").asInt());
          assertThat(percent(shown)).isEqualByComparingTo(figures.get("on_time_pct").asString());
          assertThat(decimal(value.of(contracts.get(vendor)), "/ratio/numerator"))
              .isEqualByComparingTo(figures.get("value_usd").asString());
        });
  }

  /** Who is always on time shares the first place, and who is so on few deliveries is marked. */
  private static void assertPlaces(List<JsonNode> rows) {
    var always =
        rows.stream()
            .filter(row -> decimal(row, "/value").compareTo(BigDecimal.valueOf(100)) == 0)
            .toList();
    assertThat(always).hasSizeGreaterThan(10);
    assertThat(always).allMatch(row -> row.get("rank").asInt() == 1 && row.get("tied").asBoolean());
    assertThat(rows.get(always.size()).get("rank").asInt()).isEqualTo(always.size() + 1);
    assertThat(rows)
        .allMatch(
            row -> row.at("/basis/few").asBoolean() == (row.at("/basis/figures").asInt() < 30));
  }

  private static BigDecimal percent(JsonNode row) {
    return decimal(row, "/value").setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal decimal(JsonNode node, String pointer) {
    return new BigDecimal(node.at(pointer).asString());
  }
}

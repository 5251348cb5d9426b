package cn.houqin.contract.contract.life;

import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.Version.Stage;
import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.contract.terms.WorkTerms;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.events.contract.ContractEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds contracts for tests: a year of cleaning for 10,000 yuan a month. */
public record AContract(Status status, List<Version> versions, long valueFen) {

  public static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  public static AContract in(Status status, Stage stage) {
    return new AContract(
        status,
        List.of(version(1, "2026-01-01", "2026-12-31", 1_000_000, "CLEAN@1").in(stage)),
        12_000_000);
  }

  public AContract with(Version version) {
    var all = new ArrayList<>(versions);
    all.add(version);
    return new AContract(status, all, valueFen);
  }

  public Contract built() {
    return new Contract(
        "HT-1",
        "914403001922038216",
        Mode.DIRECT,
        valueFen,
        0,
        new Parts("a", "b", "c", "d", "e", "f"),
        status,
        versions,
        List.of(),
        Term.NEW,
        null);
  }

  public static Version version(int number, String from, String to, long feeFen, String scheme) {
    return version(number, from, to, line("CLEANING", feeFen, scheme, "B1"));
  }

  /** A line's terms in some places. */
  static ContractEvent.LineTerms line(
      String line, long feeFen, String scheme, String... locations) {
    return new ContractEvent.LineTerms(
        line,
        List.of(locations),
        null,
        feeFen,
        scheme,
        List.of(),
        "REQUESTED",
        List.of(),
        15,
        null,
        List.of(50, 80),
        "ASSIGN",
        null);
  }

  static Version version(int number, String from, String to, ContractEvent.LineTerms... lines) {
    return new Version(
        new ContractEvent.Version(
            number, from, to, false, new CalendarTerms("C", null), List.of(lines)),
        new MoneyTerms(Map.of(), Map.of(), Map.of(), BigDecimal.TEN, null, null, null, null),
        new WorkTerms(new WorkTerms.Phase(WorkTerms.Phase.Kind.FULL, null, null), List.of()),
        Stage.DRAFT,
        List.of("author"),
        0);
  }

  static Review review(Contract of, Review.Desk desk, boolean approved, String by) {
    return new Review(of.newest().number(), of.newest().round(), desk, approved, "why", by, NOW);
  }

  public static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}

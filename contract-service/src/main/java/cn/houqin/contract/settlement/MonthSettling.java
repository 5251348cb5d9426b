package cn.houqin.contract.settlement;

import cn.houqin.contract.calendar.Calendars;
import cn.houqin.contract.contract.Contracts;
import cn.houqin.contract.failure.FailureRegister;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.parts.ChargeableParts;
import cn.houqin.contract.payment.ContradictoryInput;
import cn.houqin.contract.payment.PartMonth;
import cn.houqin.contract.payment.Settlement;
import cn.houqin.contract.payment.SettlementInput;
import cn.houqin.contract.payment.Settling;
import cn.houqin.contract.settlement.card.Card;
import cn.houqin.contract.settlement.month.MonthFacts;
import cn.houqin.contract.settlement.month.MonthInput;
import cn.houqin.contract.settlement.month.PartVolumes;
import cn.houqin.contract.settlement.statement.Invoicing;
import cn.houqin.contract.settlement.statement.Statement;
import cn.houqin.contract.settlement.volume.VolumeEntry;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Computes a month of a contract: of the terms of that month and what is registered for it. */
@Component
class MonthSettling {

  private final Hospitals hospitals;
  private final Calendars calendars;
  private final FailureRegister failures;
  private final ChargeableParts parts;

  MonthSettling(
      Hospitals hospitals, Calendars calendars, FailureRegister failures, ChargeableParts parts) {
    this.parts = parts;
    this.hospitals = hospitals;
    this.calendars = calendars;
    this.failures = failures;
  }

  /**
   * What is known of a month when it is settled.
   *
   * @param asOf facts dated later do not exist
   */
  record Basis(
      String hospital,
      Contracts.Agreement agreement,
      YearMonth month,
      Instant asOf,
      Map<String, Card> cards,
      Map<String, List<VolumeEntry>> volumes,
      List<SettlementInput.Misreporting> misreporting) {

    /** A settled month again: its volumes and what was charged in it, by what is known later. */
    static Basis of(
        String hospital,
        Contracts.Agreement agreement,
        SettlementRecord record,
        Instant asOf,
        Map<String, Card> cards) {
      return new Basis(
          hospital,
          agreement,
          YearMonth.parse(record.month()),
          asOf,
          cards,
          record.volumes(),
          record.inputs().misreporting());
    }
  }

  /** The terms in force on the last day of a month on which any are; NotFound without one. */
  static Contracts.Terms lastTerms(Contracts.Agreement agreement, YearMonth month) {
    return IntStream.iterate(month.lengthOfMonth(), day -> day >= 1, day -> day - 1)
        .mapToObj(month::atDay)
        .flatMap(day -> agreement.on(day).stream())
        .findFirst()
        .orElseThrow(() -> new NotFound("contract version", agreement.contract() + " " + month));
  }

  MonthInput input(Basis basis) {
    var zone = hospitals.zone(basis.hospital());
    var month = basis.month();
    var terms = lastTerms(basis.agreement(), month);
    var registered =
        failures.of(
            basis.hospital(),
            basis.agreement().contract(),
            MonthInput.startOf(month, zone),
            MonthInput.startOf(month.plusMonths(1), zone),
            basis.asOf());
    var used =
        parts.of(
            basis.hospital(),
            basis.agreement().contract(),
            MonthInput.startOf(month, zone),
            MonthInput.startOf(month.plusMonths(1), zone));
    var volumes = PartVolumes.among(basis.volumes(), used, terms.money());
    return new MonthInput(
        month,
        zone,
        basis.asOf(),
        terms,
        PartMonth.daysInForce(month, day -> basis.agreement().on(day).isPresent()),
        calendars.carried(basis.hospital(), "/calendar", terms.version().calendar()),
        new MonthFacts(basis.cards(), volumes, registered, basis.misreporting()));
  }

  /** The very input that a settlement was computed of; nothing learned since is in it. */
  MonthInput input(String hospital, Contracts.Agreement agreement, SettlementRecord record) {
    var inputs = record.inputs();
    var terms =
        agreement.versions().stream()
            .map(Contracts.InForce::terms)
            .filter(one -> one.version().version() == inputs.version())
            .findFirst()
            .orElseThrow(
                () ->
                    new NotFound(
                        "contract version", agreement.contract() + " " + inputs.version()));
    return new MonthInput(
        YearMonth.parse(record.month()),
        hospitals.zone(hospital),
        record.asOf(),
        terms,
        inputs.daysInForce(),
        inputs.calendar(),
        new MonthFacts(record.cards(), record.volumes(), inputs.failures(), inputs.misreporting()));
  }

  /**
   * What a month was computed to, with what came from other months.
   *
   * @param statement what it is invoiced at
   */
  record Settled(
      long carryOverFen,
      List<SettlementInput.Correction> corrections,
      Settlement result,
      Statement statement) {}

  /** The month with its statement. */
  Settled settle(
      String hospital,
      MonthInput month,
      long carryOverFen,
      List<SettlementInput.Correction> corrections) {
    var result = compute(hospital, month, carryOverFen, corrections);
    var day = LocalDate.ofInstant(month.asOf(), month.zone());
    return new Settled(
        carryOverFen, corrections, result, Invoicing.of(result, month.terms().money(), day));
  }

  /** Throws Invalid where the input contradicts itself, naming every fault. */
  Settlement compute(
      String hospital,
      MonthInput month,
      long carryOverFen,
      List<SettlementInput.Correction> corrections) {
    var calendar = calendars.read(hospital, "/calendar", month.calendar());
    try {
      return Settling.compute(
          month.with(SettlementInput.EndOfWorkingDay.of(calendar), carryOverFen, corrections));
    } catch (ContradictoryInput contradiction) {
      throw new Invalid(
          contradiction.faults().stream()
              .map(fault -> FieldError.of(fault.pointer(), fault.rule(), fault.value()))
              .toList());
    }
  }
}

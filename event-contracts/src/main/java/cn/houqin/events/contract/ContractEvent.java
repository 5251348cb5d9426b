package cn.houqin.events.contract;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contracts of a hospital. */
public sealed interface ContractEvent extends StateEvent {

  /**
   * A contract with all its versions, whatever its status.
   *
   * @param status DRAFT, IN_REVIEW, APPROVED, SIGNED, ACTIVE, SUSPENDED, EXPIRED or TERMINATED
   * @param activatedAt when it first became active here; null before
   */
  @EventType("contract.state.v1")
  record State(
      String contract,
      String vendor,
      String status,
      @Nullable Instant activatedAt,
      List<Version> versions,
      Instant recordedAt,
      boolean retired)
      implements ContractEvent {}

  /**
   * The terms in force from one day to another.
   *
   * @param from first day, ISO date in the hospital's zone
   * @param to last day (inclusive)
   * @param signed whether this version has been signed and so binds
   * @param ladder what follows from scores and events; null where nothing was agreed
   */
  record Version(
      int version,
      String from,
      String to,
      boolean signed,
      CalendarTerms calendar,
      List<LineTerms> lines,
      @Nullable LadderTerms ladder) {

    /** Without a ladder. */
    public Version(
        int version,
        String from,
        String to,
        boolean signed,
        CalendarTerms calendar,
        List<LineTerms> lines) {
      this(version, from, to, signed, calendar, lines, null);
    }
  }

  /**
   * The terms of one service line.
   *
   * @param locations codes of the places covered, with everything under them
   * @param standbyRank null for the main vendor; 1, 2, ... for standby vendors in order
   * @param scheme scoring scheme as code@version
   * @param clockStart REQUESTED or DISPATCHED
   * @param acknowledgeLimitMinutes working minutes until silence moves the order on; null means the
   *     RESPOND deadline
   * @param dispatchMode ASSIGN, GRAB or ROTATE
   * @param partsThresholdFen up to which an order's parts are included in the fee; null where parts
   *     are no matter of the contract
   */
  record LineTerms(
      String line,
      List<String> locations,
      @Nullable Integer standbyRank,
      long monthlyFeeFen,
      String scheme,
      List<SlaTerms> sla,
      String clockStart,
      List<String> pauseReasons,
      int declaredToleranceMinutes,
      @Nullable Integer acknowledgeLimitMinutes,
      List<Integer> warningPercents,
      String dispatchMode,
      @Nullable Long partsThresholdFen) {}

  /** Targets of one priority, or of one priority and risk class (the more specific wins). */
  record SlaTerms(
      String priority,
      @Nullable String riskClass,
      CalendarTerms calendar,
      @Nullable TargetTerms respond,
      @Nullable TargetTerms arrive,
      @Nullable TargetTerms makeSafe,
      @Nullable TargetTerms complete) {}

  /** A target in working minutes or in working days: exactly one of the two. */
  record TargetTerms(@Nullable Integer minutes, @Nullable Integer workingDays) {}
}

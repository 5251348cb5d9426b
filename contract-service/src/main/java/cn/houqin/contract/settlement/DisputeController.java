package cn.houqin.contract.settlement;

import cn.houqin.contract.settlement.dispute.Dispute;
import cn.houqin.contract.settlement.dispute.Disputes;
import cn.houqin.contract.settlement.volume.BillableVolumes;
import cn.houqin.contract.settlement.volume.VolumeTable;
import cn.houqin.events.contract.SettlementEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The vendor disputes rows of a settlement; finance answers each and drafts it anew. */
@RestController
@RequestMapping("/api/settlements/{settlement}")
class DisputeController {

  private static final String FINANCE = "hasRole('FINANCE')";
  private static final int MOST_ROWS = 200;

  private final Aggregates<SettlementRecord> settlements;
  private final Redrafting redrafting;

  DisputeController(Aggregates<SettlementRecord> settlements, Redrafting redrafting) {
    this.settlements = settlements;
    this.redrafting = redrafting;
  }

  /** Every row that is disputed, at once. */
  record DisputeForm(@NotEmpty @Size(max = MOST_ROWS) List<Disputes.@Valid Entry> rows) {}

  /** Whether the row stays, and why. */
  record AnswerForm(Dispute.@NotNull Decision decision, @NotBlank @Size(max = 500) String reason) {}

  /** Quantities that take the place of those before; as of now if nothing is said. */
  record RedraftForm(
      @Nullable Instant asOf, @Nullable Map<String, List<BillableVolumes.@Valid Entry>> volumes) {}

  @PostMapping("/disputes")
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<SettlementRecord> dispute(
      Call call, @PathVariable String settlement, @Valid @RequestBody DisputeForm form) {
    return Answers.done(
        settlements.change(
            call,
            settlement,
            current -> {
              var body = current.body().disputed(form.rows(), call.caller().subject(), call.now());
              return Change.to(body)
                  .announcing(
                      new SettlementEvent.Disputed(
                          settlement,
                          body.contract(),
                          body.vendor(),
                          body.month(),
                          body.disputes().size(),
                          call.now()))
                  .noting(
                      new Notice(
                          "role:FINANCE",
                          "notice.settlement-disputed",
                          Map.of("settlement", settlement)));
            }),
        Stored::body);
  }

  @PostMapping("/disputes/{number}/answer")
  @PreAuthorize(FINANCE)
  ResponseEntity<SettlementRecord> answer(
      Call call,
      @PathVariable String settlement,
      @PathVariable String number,
      @Valid @RequestBody AnswerForm form) {
    var answer =
        new Dispute.Answer(form.decision(), form.reason(), call.caller().subject(), call.now());
    return Answers.done(
        settlements.change(
            call,
            settlement,
            current -> Change.to(current.body().answered(number, answer)).because(form.reason())),
        Stored::body);
  }

  @PostMapping("/redraft")
  @PreAuthorize(FINANCE)
  ResponseEntity<SettlementRecord> redraft(
      Call call, @PathVariable String settlement, @Valid @RequestBody RedraftForm form) {
    return Answers.done(
        redrafting.redraft(call, settlement, form.asOf(), form.volumes()), Stored::body);
  }

  /**
   * The month's billable quantities as a table (line, item, quantity, source; fenPerUnit, counted),
   * in place of those before.
   */
  @PostMapping(
      path = "/volumes",
      consumes = {Sheet.CSV, Sheet.XLSX})
  @PreAuthorize(FINANCE)
  ResponseEntity<SettlementRecord> importVolumes(
      Call call, @PathVariable String settlement, @RequestBody byte[] file) {
    return Answers.done(
        redrafting.redraft(call, settlement, null, VolumeTable.read(file)), Stored::body);
  }
}

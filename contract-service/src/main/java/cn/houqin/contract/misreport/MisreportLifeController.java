package cn.houqin.contract.misreport;

import cn.houqin.contract.misreport.MisreportController.MisreportView;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of a misreport: confirmed by a second person, or withdrawn one level up. */
@RestController
@RequestMapping("/api/misreports/{misreport}")
class MisreportLifeController {

  private final Aggregates<Misreport> misreports;

  MisreportLifeController(Aggregates<Misreport> misreports) {
    this.misreports = misreports;
  }

  /** Why it does not hold. */
  record WithdrawalForm(@NotBlank @Size(max = 500) String reason) {}

  @PostMapping("/confirmation")
  @PreAuthorize("hasAnyRole('VENDOR_MANAGER','LOGISTICS') and !hasRole('VENDOR')")
  ResponseEntity<MisreportView> confirm(Call call, @PathVariable String misreport) {
    return Answers.done(
        misreports.change(
            call,
            misreport,
            current -> {
              var body = current.body().confirmed(call.caller().subject(), call.now());
              return Change.to(body)
                  .noting(
                      new Notice(
                          "vendor:" + body.vendor(),
                          "notice.misreport-confirmed",
                          Map.of("misreport", misreport, "contract", body.contract())));
            }),
        MisreportView::of);
  }

  /** One level up: the head of logistics. */
  @PostMapping("/withdrawal")
  @PreAuthorize("hasRole('LOGISTICS') and !hasRole('VENDOR')")
  ResponseEntity<MisreportView> withdraw(
      Call call, @PathVariable String misreport, @Valid @RequestBody WithdrawalForm form) {
    return Answers.done(
        misreports.change(
            call,
            misreport,
            current ->
                Change.to(
                        current
                            .body()
                            .withdrawn(call.caller().subject(), call.now(), form.reason()))
                    .because(form.reason())),
        MisreportView::of);
  }
}

package cn.houqin.kpi.consequence.web;

import cn.houqin.kpi.consequence.Consequence;
import cn.houqin.kpi.consequence.Objecting;
import cn.houqin.kpi.consequence.remedy.Rectification.Attachment;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a vendor's people do about what was served on it. */
@RestController
@RequestMapping("/api/consequences/{consequence}")
class VendorSideController {

  private final Aggregates<Consequence> stored;
  private final Objecting objecting;

  VendorSideController(Aggregates<Consequence> stored, Objecting objecting) {
    this.stored = stored;
    this.objecting = objecting;
  }

  /** What was done, or why it is wrong, with documents that stand elsewhere. */
  record StatementForm(
      @NotBlank @Size(max = 4000) String text,
      @Nullable @Size(max = 20) List<@NotNull @Valid AttachmentForm> attachments) {

    List<Attachment> documents() {
      return attachments == null
          ? List.of()
          : attachments.stream()
              .map(one -> new Attachment(one.name(), one.location(), one.sha256()))
              .toList();
    }
  }

  /** A document that stands elsewhere. */
  record AttachmentForm(
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 2000) String location,
      @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}

  @PostMapping("/acknowledgement")
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<ConsequenceView> acknowledge(Call call, @PathVariable String consequence) {
    return change(call, consequence, current -> objecting.acknowledge(call, current.body()));
  }

  @PostMapping("/rectification")
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<ConsequenceView> show(
      Call call, @PathVariable String consequence, @Valid @RequestBody StatementForm form) {
    return change(
        call,
        consequence,
        current ->
            objecting.show(call, consequence, current.body(), form.text(), form.documents()));
  }

  @PostMapping("/appeal")
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<ConsequenceView> appeal(
      Call call, @PathVariable String consequence, @Valid @RequestBody StatementForm form) {
    return change(
        call,
        consequence,
        current ->
            objecting.appeal(call, consequence, current.body(), form.text(), form.documents()));
  }

  private ResponseEntity<ConsequenceView> change(
      Call call, String consequence, Decision<Consequence> decision) {
    return Answers.done(stored.change(call, consequence, decision), ConsequenceView::of);
  }
}

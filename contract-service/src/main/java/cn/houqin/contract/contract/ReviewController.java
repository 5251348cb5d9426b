package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.Review;
import cn.houqin.contract.contract.life.Version;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The three reviews of a version. */
@RestController
@RequestMapping("/api/contracts/{contract}")
class ReviewController {

  private final Aggregates<Contract> contracts;
  private final Readiness readiness;
  private final Hospitals hospitals;

  ReviewController(Aggregates<Contract> contracts, Readiness readiness, Hospitals hospitals) {
    this.contracts = contracts;
    this.readiness = readiness;
    this.hospitals = hospitals;
  }

  /**
   * What a desk says; a return needs a comment.
   *
   * @param at when it was said, if that is past: for hospitals that are migrating
   */
  record ReviewForm(
      Review.@NotNull Desk desk,
      @NotNull Boolean approved,
      @Nullable String comment,
      @Nullable Instant at) {

    void check() {
      if (!approved && (comment == null || comment.isBlank())) {
        throw Invalid.field("/comment", "required", comment);
      }
    }
  }

  @PostMapping("/review-submission")
  @PreAuthorize(LifeController.MANAGERS)
  ResponseEntity<ContractView> submit(Call call, @PathVariable String contract) {
    return Answers.done(
        contracts.change(
            call,
            contract,
            current -> {
              var submitted = current.body().submitted();
              readiness.mustBeReviewable(call, current.body());
              return Change.to(submitted).noting(waiting(submitted));
            }),
        stored -> ContractView.of(call.caller(), stored));
  }

  private static Notice[] waiting(Contract body) {
    return Arrays.stream(Review.Desk.values())
        .map(desk -> new Notice("role:" + desk, "notice.review-waiting", ids(body)))
        .toArray(Notice[]::new);
  }

  @PostMapping("/reviews")
  @PreAuthorize("hasAnyRole('LOGISTICS','LEGAL','FINANCE') and !hasRole('VENDOR')")
  ResponseEntity<ContractView> review(
      Call call, @PathVariable String contract, @Valid @RequestBody ReviewForm form) {
    form.check();
    var at = hospitals.declared(call, "/at", form.at());
    return Answers.done(
        contracts.change(
            call,
            contract,
            current -> {
              if (!call.caller().is(Role.valueOf(form.desk().name()))) {
                throw new Forbidden("own-desk-only");
              }
              var reviewed = current.body().reviewed(review(call, current.body(), form, at));
              return Change.to(reviewed)
                  .because(form.comment())
                  .noting(decided(current.body(), reviewed));
            }),
        stored -> ContractView.of(call.caller(), stored));
  }

  private static Review review(Call call, Contract body, ReviewForm form, Instant at) {
    return new Review(
        body.newest().number(),
        body.newest().round(),
        form.desk(),
        form.approved(),
        form.comment(),
        call.caller().subject(),
        at);
  }

  /** Those who own contracts are told when all desks have approved, or one returned it. */
  private static Notice[] decided(Contract before, Contract after) {
    return before.newest().stage() == after.newest().stage()
        ? new Notice[0]
        : new Notice[] {
          new Notice(
              "role:VENDOR_MANAGER",
              after.newest().stage() == Version.Stage.APPROVED
                  ? "notice.review-approved"
                  : "notice.review-returned",
              ids(after))
        };
  }

  private static Map<String, String> ids(Contract body) {
    return Map.of("contract", body.contract(), "version", Integer.toString(body.newest().number()));
  }
}

package cn.houqin.workorder.attachment;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.ticking.Orders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files are uploaded to a line, attached to an order, and seen by whoever sees the order: vendors
 * what was theirs to see.
 */
@RestController
@RequestMapping("/api/service-lines/{line}")
class AttachmentController {

  private static final String WRITERS =
      "hasAnyRole('REQUESTER','DISPATCHER','SUPERVISOR','ASSESSOR','INTEGRATOR','VENDOR')";
  private static final String READERS =
      "hasAnyRole('REQUESTER','DISPATCHER','SUPERVISOR','VENDOR_MANAGER','PROCUREMENT','LOGISTICS',"
          + "'ASSESSOR','AUDITOR','INTEGRATOR','ADMINISTRATOR','VENDOR')";
  private static final String OF_ORDER = "/work-orders/{order}/attachments";

  private final Attachments attachments;
  private final Aggregates<Attachment> stored;
  private final Contents contents;
  private final Orders orders;

  AttachmentController(
      Attachments attachments, Aggregates<Attachment> stored, Contents contents, Orders orders) {
    this.attachments = attachments;
    this.stored = stored;
    this.contents = contents;
    this.orders = orders;
  }

  /** An attachment without its content. */
  record AttachmentView(
      String attachment,
      String name,
      String mediaType,
      long bytes,
      String sha256,
      String uploadedBy,
      Instant uploadedAt,
      @Nullable String workOrder) {
    static AttachmentView of(Stored<Attachment> stored) {
      var body = stored.body();
      return new AttachmentView(
          stored.id(),
          body.name(),
          body.kind().mediaType(),
          body.bytes(),
          body.sha256(),
          body.uploadedBy(),
          body.uploadedAt(),
          body.workOrder());
    }
  }

  /** What is to be attached. */
  record AttachForm(@NotNull String attachment) {}

  /** The body is the file itself, whatever media type it is sent as. */
  @PostMapping(path = "/attachments", consumes = MediaType.ALL_VALUE)
  @PreAuthorize(WRITERS)
  ResponseEntity<AttachmentView> upload(
      Call call,
      @PathVariable String line,
      @RequestParam String name,
      @RequestBody(required = false) byte @Nullable [] content) {
    var made = attachments.upload(call, line, name, content == null ? new byte[0] : content);
    return Answers.created(
        made,
        "/api/service-lines/" + line + "/attachments/" + made.stored().id(),
        AttachmentView::of);
  }

  /** What somebody uploaded, for that one alone. */
  @GetMapping("/attachments/{attachment}")
  @PreAuthorize(WRITERS)
  AttachmentView uploaded(
      Caller caller, @PathVariable String line, @PathVariable String attachment) {
    return AttachmentView.of(attachments.uploaded(caller, line, attachment));
  }

  @PostMapping(OF_ORDER)
  @PreAuthorize(WRITERS)
  ResponseEntity<AttachmentView> attach(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody AttachForm form) {
    var found = orders.get(call.caller(), line, order).body();
    found.refuseOthers(call.caller());
    found.refuseWhenFinal();
    return Answers.done(
        attachments.attach(call, line, order, form.attachment()), AttachmentView::of);
  }

  @GetMapping(OF_ORDER)
  @PreAuthorize(READERS)
  Page<AttachmentView> list(
      Caller caller,
      @PathVariable String line,
      @PathVariable String order,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    var sight = Sight.of(caller, orders.get(caller, line, order).body());
    return stored
        .list(caller, new ListQuery(sight.of(order), "uploadedAt", limit, after, changedSince))
        .map(AttachmentView::of);
  }

  /** The content, to be saved and never shown as part of a page. */
  @GetMapping(OF_ORDER + "/{attachment}")
  @PreAuthorize(READERS)
  ResponseEntity<InputStreamResource> download(
      Caller caller,
      @PathVariable String line,
      @PathVariable String order,
      @PathVariable String attachment) {
    var sight = Sight.of(caller, orders.get(caller, line, order).body());
    var found = attachments.of(caller.hospital(), order, attachment, sight).body();
    var saved =
        ContentDisposition.attachment().filename(found.name(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(found.kind().mediaType()))
        .contentLength(found.bytes())
        .eTag("\"" + found.sha256() + "\"")
        .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .body(new InputStreamResource(contents.open(found.content())));
  }
}

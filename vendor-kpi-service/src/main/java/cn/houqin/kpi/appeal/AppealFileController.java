package cn.houqin.kpi.appeal;

import cn.houqin.kpi.appeal.AppealController.AppealView;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.web.Answers;
import cn.houqin.platform.web.BodyLimit;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

/** Files of an appeal: sent by its vendor, seen by whoever sees the appeal. */
@RestController
@RequestMapping("/api/appeals/{appeal}/attachments")
class AppealFileController {

  private final Aggregates<Appeal> appeals;
  private final AppealFiles files;

  AppealFileController(Aggregates<Appeal> appeals, AppealFiles files) {
    this.appeals = appeals;
    this.files = files;
  }

  /** How large a file may be. */
  @Configuration(proxyBeanMethods = false)
  static class Limit {

    @Bean
    BodyLimit appealFileLimit(@Value("${houqin.attachments.most-bytes:10485760}") int mostBytes) {
      return new BodyLimit(Pattern.compile("/api/appeals/[^/]+/attachments"), mostBytes);
    }
  }

  /** The body is the file itself, whatever media type it is sent as. */
  @PostMapping(consumes = MediaType.ALL_VALUE)
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<AppealView> upload(
      Call call,
      @PathVariable String appeal,
      @RequestParam String name,
      @RequestBody(required = false) byte @Nullable [] content) {
    var sent = files.upload(call, appeal, name, content == null ? new byte[0] : content);
    return Answers.done(sent, AppealView::of);
  }

  /** The content, to be saved and never shown as part of a page. */
  @GetMapping("/{attachment}")
  @PreAuthorize(AppealController.READERS)
  ResponseEntity<InputStreamResource> download(
      Caller caller, @PathVariable String appeal, @PathVariable String attachment) {
    var file = appeals.get(caller, appeal).body().file(attachment);
    var saved =
        ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.kind().mediaType()))
        .contentLength(file.bytes())
        .eTag("\"" + file.sha256() + "\"")
        .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .body(new InputStreamResource(files.open(file)));
  }
}

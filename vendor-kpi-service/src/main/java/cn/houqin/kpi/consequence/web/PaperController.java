package cn.houqin.kpi.consequence.web;

import cn.houqin.kpi.consequence.Consequence;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The paper that is served on the vendor; in Chinese where the client names no language. */
@RestController
class PaperController {

  private final Aggregates<Consequence> stored;
  private final Terms terms;
  private final MessageSource messages;

  PaperController(Aggregates<Consequence> stored, Terms terms, MessageSource messages) {
    this.stored = stored;
    this.terms = terms;
    this.messages = messages;
  }

  /** Nothing has been served yet (409). */
  static final class NotServed extends BrokenRule {
    NotServed(String consequence, Consequence.Status status) {
      super(409, "consequence-not-served", consequence, status);
    }
  }

  @GetMapping(
      value = "/api/consequences/{consequence}/notice",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @PreAuthorize(ConsequenceController.READERS)
  ResponseEntity<byte[]> notice(
      Caller caller, @PathVariable String consequence, HttpServletRequest request) {
    var one = stored.get(caller, consequence);
    var service = one.body().service();
    if (service == null) {
      throw new NotServed(consequence, one.body().status());
    }
    var locale =
        request.getHeader("Accept-Language") == null
            ? Locale.SIMPLIFIED_CHINESE
            : Languages.of(request);
    var paper =
        new NoticePaper(messages, locale, terms.zone(caller.hospital()))
            .of(consequence, one.body(), service);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(paper.pdf());
  }
}

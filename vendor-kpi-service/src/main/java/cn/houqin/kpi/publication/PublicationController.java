package cn.houqin.kpi.publication;

import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The publication of a line's month, for a page and as PDF; in Chinese where the client names no
 * language. A vendor user sees its own rows, in the place they have among all.
 */
@RestController
@RequestMapping("/api/publications")
class PublicationController {

  private static final String STAFF =
      "'VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR','AUDITOR',"
          + "'ADMINISTRATOR'";

  private final PublishedCards cards;
  private final Terms terms;
  private final MessageSource messages;

  PublicationController(PublishedCards cards, Terms terms, MessageSource messages) {
    this.cards = cards;
    this.terms = terms;
    this.messages = messages;
  }

  /**
   * A line's month.
   *
   * @param contracts how many are published, whoever sees which
   */
  record PublicationView(String line, YearMonth month, int contracts, Publication publication) {}

  @GetMapping
  @PreAuthorize("hasAnyRole(" + STAFF + ",'VENDOR')")
  PublicationView page(Caller caller, @RequestParam String line, @RequestParam YearMonth month) {
    var all = cards.of(caller.hospital(), line, month);
    var mine = caller.vendor();
    return new PublicationView(
        line,
        month,
        all.rows().size(),
        caller.isVendorUser() && mine != null ? all.seenBy(mine) : all);
  }

  /** To be printed and posted, as it stands. */
  @GetMapping(value = "/paper", produces = MediaType.APPLICATION_PDF_VALUE)
  @PreAuthorize("hasAnyRole(" + STAFF + ")")
  ResponseEntity<byte[]> paper(
      Caller caller,
      @RequestParam String line,
      @RequestParam YearMonth month,
      HttpServletRequest request) {
    var published = cards.of(caller.hospital(), line, month);
    var made = published.made();
    if (made == null) {
      throw new BrokenRule(409, "nothing-published", line, month);
    }
    var locale =
        request.getHeader("Accept-Language") == null
            ? Locale.SIMPLIFIED_CHINESE
            : Languages.of(request);
    var place =
        new PublicationPaper.Place(terms.name(caller.hospital()), terms.zone(caller.hospital()));
    var paper = new PublicationPaper(messages, locale, place).of(line, month, published, made);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(paper.pdf());
  }
}

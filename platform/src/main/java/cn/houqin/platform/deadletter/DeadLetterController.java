package cn.houqin.platform.deadletter;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.deadletter.DeadLetter.Status;
import cn.houqin.platform.paging.Moment;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the operator sees of dead letters: where they stand and why, never their contents. */
@RestController
@RequestMapping("/api/${spring.application.name}/dead-letters")
class DeadLetterController {

  private final DeadLetters letters;
  private final Replay replay;

  DeadLetterController(DeadLetters letters, Replay replay) {
    this.letters = letters;
    this.replay = replay;
  }

  record Discard(@NotBlank String reason) {}

  /** A letter without its body, which may hold business data. */
  record Letter(
      String id,
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      Map<String, String> headers,
      int bytes,
      Status status,
      String reason,
      Instant at,
      List<DeadLetter.Step> history) {

    static Letter from(DeadLetter letter) {
      var event = letter.event();
      var headers = new LinkedHashMap<String, String>();
      event.headers().forEach(header -> headers.put(header.name(), header.value()));
      return new Letter(
          letter.id(),
          event.topic(),
          event.partition(),
          event.offset(),
          event.key(),
          headers,
          event.body().length,
          letter.status(),
          letter.reason(),
          letter.at(),
          letter.history());
    }
  }

  @GetMapping
  @PreAuthorize("hasRole('OPERATOR')")
  Page<Letter> list(
      @RequestParam(defaultValue = "true") boolean open,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    if (limit < 1 || limit > 200) {
      throw Invalid.field("limit", "between", limit, 1, 200);
    }
    var page = letters.list(open, limit, after == null ? null : Moment.of(after));
    var next =
        page.size() < limit
            ? null
            : new Moment(page.getLast().at(), page.getLast().id()).toCursor();
    return new Page<>(page, next).map(Letter::from);
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasRole('OPERATOR')")
  Letter get(@PathVariable String id) {
    return Letter.from(find(id));
  }

  @PostMapping("/{id}/replay")
  @PreAuthorize("hasRole('OPERATOR')")
  Replay.Result replay(Call call, @PathVariable String id) {
    var letter = open(id);
    var first = letters.head(letter.event()).orElse(letter);
    if (!first.id().equals(id)) {
      throw new DeadLetterNotFirst(id, first.id());
    }
    return replay.ofKey(letter.event(), call.caller().subject());
  }

  @PostMapping("/{id}/discard")
  @PreAuthorize("hasRole('OPERATOR')")
  Letter discard(Call call, @PathVariable String id, @Valid @RequestBody Discard body) {
    var letter = find(id);
    if (!letters.isDiscardedBy(call, id)
        && !letters.discard(letter, new Discarding(call, body.reason()))
        && !letters.isDiscardedBy(call, id)) {
      throw new DeadLetterNotOpen(id, find(id).status().name());
    }
    return Letter.from(find(id));
  }

  private DeadLetter open(String id) {
    var letter = find(id);
    if (!letter.open()) {
      throw new DeadLetterNotOpen(id, letter.status().name());
    }
    return letter;
  }

  private DeadLetter find(String id) {
    return letters.find(id).orElseThrow(() -> new NotFound("dead-letter", id));
  }
}

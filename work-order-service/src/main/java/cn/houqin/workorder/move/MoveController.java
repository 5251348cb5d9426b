package cn.houqin.workorder.move;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.cell.Deployment;
import cn.houqin.workorder.cell.Lines;
import cn.houqin.workorder.cell.Standing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moves of lines, as whoever runs the deployments asks for them; the gateway never routes it. */
@RestController
@RequestMapping("/internal")
class MoveController {

  private static final String MOVERS = "hasAuthority('SCOPE_internal.line-move')";
  private static final int MOST = 50;

  private final Moves moves;
  private final Lines lines;
  private final Deployment deployment;
  private final MongoTemplate mongo;
  private final String home;

  MoveController(
      Moves moves,
      Lines lines,
      Deployment deployment,
      MongoTemplate mongo,
      @Value("${houqin.moves.home:houqin_orders}") String home) {
    this.moves = moves;
    this.lines = lines;
    this.deployment = deployment;
    this.mongo = mongo;
    this.home = deployment.isCell() ? home : mongo.getDb().getName();
  }

  /** A line and the database of the deployment it is to go to. */
  record MoveForm(@NotNull String line, @NotNull String to) {}

  /** What this deployment is for, and the lines that have moved. */
  record Deployed(String database, Set<String> own, List<Standing> lines) {}

  /** Only a deployment that serves a line can let it go (409). */
  static final class LineNotHere extends BrokenRule {
    LineNotHere(String line) {
      super(409, "line-not-here", line);
    }
  }

  @GetMapping("/lines")
  @PreAuthorize(MOVERS)
  Deployed lines() {
    var standings =
        mongo
            .getCollection(Standing.COLLECTION)
            .find()
            .sort(new Document("_id", 1))
            .limit(1_000)
            .map(Standing::of)
            .into(new ArrayList<>());
    return new Deployed(mongo.getDb().getName(), new TreeSet<>(deployment.own()), standings);
  }

  @PostMapping("/line-moves")
  @PreAuthorize(MOVERS)
  ResponseEntity<Move> begin(@Valid @RequestBody MoveForm form) {
    if (!form.line().matches("[A-Z][A-Z0-9_]{1,39}")) {
      throw Invalid.field("/line", "code", form.line());
    }
    var own = mongo.getDb().getName();
    if (!form.to().matches(Pattern.quote(home) + "(_[a-z0-9_]{1,40})?") || form.to().equals(own)) {
      throw Invalid.field("/to", "database-of-another-deployment", form.to());
    }
    var move = moves.begin(form.line(), form.to(), () -> refuseOthers(form.line()));
    return ResponseEntity.accepted()
        .location(URI.create("/internal/line-moves/" + move.id()))
        .body(move);
  }

  private void refuseOthers(String line) {
    if (!lines.serves(line)) {
      throw new LineNotHere(line);
    }
  }

  @GetMapping("/line-moves/{move}")
  @PreAuthorize(MOVERS)
  Move one(@PathVariable String move) {
    return moves.get(move);
  }

  /** The newest first. */
  @GetMapping("/line-moves")
  @PreAuthorize(MOVERS)
  List<Move> ofLine(@RequestParam String line) {
    return moves.newest(line, MOST);
  }
}

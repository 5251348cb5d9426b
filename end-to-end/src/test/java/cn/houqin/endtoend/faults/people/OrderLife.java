package cn.houqin.endtoend.faults.people;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens to one order, step by step; each step's name is that of the fact it leaves.
 *
 * @param seed makes the same steps again
 */
public record OrderLife(long seed) {

  /** One command: by whom, under which path, with which body. */
  public record Step(String fact, String role, String path, String body) {}

  /** From the request to the end; a tenth paused, a fifth reopened, a tenth cancelled. */
  public List<Step> steps() {
    var random = new SplittableRandom(seed);
    var steps = new ArrayList<Step>();
    steps.add(new Step("ACCEPTED", "DISPATCHER", "/acceptance", "{}"));
    steps.add(new Step("DISPATCHED", "DISPATCHER", "/dispatch", "{}"));
    steps.add(new Step("ACKNOWLEDGED", "VENDOR", "/acknowledgement", "{}"));
    if (random.nextInt(10) == 0) {
      steps.add(new Step("PAUSED", "VENDOR", "/pause", "{\"reason\": \"AWAITING_ACCESS\"}"));
      steps.add(new Step("RESUMED", "VENDOR", "/resumption", "{}"));
    }
    if (random.nextInt(10) == 0) {
      steps.add(new Step("CANCELLED", "DISPATCHER", "/cancellation", "{\"reason\": \"gone\"}"));
      return steps;
    }
    steps.add(new Step("ON_SITE", "VENDOR", "/arrival", "{}"));
    steps.add(new Step("COMPLETED", "VENDOR", "/completion", "{}"));
    if (random.nextInt(5) == 0) {
      steps.add(new Step("REOPENED", "SUPERVISOR", "/reopening", "{\"reason\": \"again\"}"));
      steps.add(new Step("COMPLETED", "VENDOR", "/completion", "{}"));
    }
    steps.add(new Step("VERIFIED", "SUPERVISOR", "/verification", "{}"));
    var rating = 1 + random.nextInt(5);
    steps.add(
        new Step("FOLLOWED_UP", "DISPATCHER", "/follow-up", "{\"rating\": %d}".formatted(rating)));
    steps.add(new Step("CLOSED", "DISPATCHER", "/closing", "{}"));
    return steps;
  }
}

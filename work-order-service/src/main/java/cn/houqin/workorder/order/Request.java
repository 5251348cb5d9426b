package cn.houqin.workorder.order;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was requested: what, where, how urgent, by whom.
 *
 * @param priority at the request; a fact of the order changes it later
 * @param channel DESK, API or HISTORY
 */
public record Request(
    String category,
    Place place,
    String priority,
    @Nullable String requester,
    @Nullable String description,
    String channel) {

  private static final Pattern PRIORITY = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  /**
   * Where the work is.
   *
   * @param path codes from the root of the site register down to the place; empty where the place
   *     is unknown (history)
   */
  public record Place(String location, List<String> path, @Nullable String riskClass) {}

  public String location() {
    return place.location();
  }

  /** The desk and supervisors speak for everybody, others for their own requests. */
  void refuseOthers(Caller caller, String enteredBy) {
    var mayAll = caller.is(Role.DISPATCHER) || caller.is(Role.SUPERVISOR);
    if (!mayAll && !caller.subject().equals(requester) && !caller.subject().equals(enteredBy)) {
      throw new Forbidden("own-requests-only");
    }
  }

  /** Priorities are codes of the contracts; what cannot be one is refused. */
  public static void requirePriority(String pointer, String code) {
    if (!PRIORITY.matcher(code).matches()) {
      throw Invalid.field(pointer, "priority", code);
    }
  }
}

package cn.houqin.contract.vendor;

import cn.houqin.contract.vendor.VendorLife.Command;
import cn.houqin.platform.problem.BrokenRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The vendor's state does not allow this command; the problem names those it allows (409). */
class VendorNotInStatus extends BrokenRule {

  private final transient List<String> allowed;

  VendorNotInStatus(Vendor vendor, Command command, Set<Command> allowed) {
    super(409, "vendor-not-in-status", command, vendor.status(), names(allowed));
    this.allowed = names(allowed);
  }

  private static List<String> names(Set<Command> commands) {
    return commands.stream().map(Command::toString).sorted().toList();
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("allowed", allowed);
  }
}

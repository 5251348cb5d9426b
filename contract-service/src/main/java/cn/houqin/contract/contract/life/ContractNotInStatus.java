package cn.houqin.contract.contract.life;

import cn.houqin.contract.contract.life.ContractLife.Command;
import cn.houqin.platform.problem.BrokenRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contract's state does not allow this command; the problem names those it allows (409). */
class ContractNotInStatus extends BrokenRule {

  private final transient List<String> allowed;

  ContractNotInStatus(Contract contract, Command command, Set<Command> allowed) {
    super(
        409,
        "contract-not-in-status",
        command,
        contract.status(),
        contract.newest().stage(),
        names(allowed));
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

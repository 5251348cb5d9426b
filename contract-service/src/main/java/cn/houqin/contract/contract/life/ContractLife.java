package cn.houqin.contract.contract.life;

import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.Version.Stage;
import java.util.EnumSet;
import java.util.Set;

/** Which commands a contract takes: by its own status, and by the stage of its newest version. */
public final class ContractLife {

  private ContractLife() {}

  /** Commands by the name of their resource. */
  public enum Command {
    AMEND("versions"),
    SUBMIT("review-submission"),
    REVIEW("reviews"),
    SIGN("signature"),
    SUSPEND("suspension"),
    REINSTATE("reinstatement"),
    TERMINATE("termination");

    private final String resource;

    Command(String resource) {
      this.resource = resource;
    }

    @Override
    public String toString() {
      return resource;
    }
  }

  public static Set<Command> allowed(Status status, Stage newest) {
    var allowed =
        switch (status) {
          case DRAFT, IN_REVIEW, APPROVED, SIGNED, EXPIRED, TERMINATED ->
              EnumSet.noneOf(Command.class);
          case ACTIVE -> EnumSet.of(Command.SUSPEND, Command.TERMINATE);
          case SUSPENDED -> EnumSet.of(Command.REINSTATE, Command.TERMINATE);
        };
    if (status != Status.EXPIRED && status != Status.TERMINATED) {
      allowed.addAll(
          switch (newest) {
            case DRAFT -> Set.of(Command.AMEND, Command.SUBMIT);
            case IN_REVIEW -> Set.of(Command.REVIEW);
            case APPROVED -> Set.of(Command.AMEND, Command.SIGN);
            case SIGNED -> Set.of(Command.AMEND);
          });
    }
    return allowed;
  }

  public static void require(Contract contract, Command command) {
    var allowed = allowed(contract.status(), contract.newest().stage());
    if (!allowed.contains(command)) {
      throw new ContractNotInStatus(contract, command, allowed);
    }
  }
}

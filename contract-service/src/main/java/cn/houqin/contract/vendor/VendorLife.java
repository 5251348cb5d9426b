package cn.houqin.contract.vendor;

import cn.houqin.contract.vendor.Vendor.Status;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Which commands a vendor takes. */
final class VendorLife {

  private VendorLife() {}

  /** Commands by the name of their resource, with the status each leads to. */
  enum Command {
    REVIEW("review", Status.UNDER_REVIEW),
    APPROVE("approval", Status.APPROVED),
    SUSPEND("suspension", Status.SUSPENDED),
    REINSTATE("reinstatement", Status.APPROVED),
    BLACKLIST("blacklisting", Status.BLACKLISTED),
    EXIT("exit", Status.EXITED);

    private final String resource;
    private final Status next;

    Command(String resource, Status next) {
      this.resource = resource;
      this.next = next;
    }

    Status next() {
      return next;
    }

    @Override
    public String toString() {
      return resource;
    }
  }

  static Set<Command> allowed(Status status) {
    return switch (status) {
      case PROSPECT -> EnumSet.of(Command.REVIEW, Command.EXIT);
      case UNDER_REVIEW -> EnumSet.of(Command.APPROVE, Command.EXIT);
      case APPROVED -> EnumSet.of(Command.SUSPEND, Command.EXIT);
      case SUSPENDED -> EnumSet.of(Command.REINSTATE, Command.BLACKLIST, Command.EXIT);
      case BLACKLISTED, EXITED -> EnumSet.noneOf(Command.class);
    };
  }

  /** As {@link #allowed(Status)}; after its last blacklisted day a vendor may be reviewed again. */
  static Set<Command> allowed(Vendor vendor, LocalDate today) {
    var until = vendor.blacklistedUntil();
    return vendor.status() == Status.BLACKLISTED && until != null && today.isAfter(until)
        ? EnumSet.of(Command.REVIEW)
        : allowed(vendor.status());
  }

  static void require(Vendor vendor, Command command, LocalDate today) {
    var allowed = allowed(vendor, today);
    if (!allowed.contains(command)) {
      throw new VendorNotInStatus(vendor, command, allowed);
    }
  }
}

package cn.houqin.endtoend;

import cn.houqin.platform.caller.Role;
import cn.houqin.standalone.signin.Account;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Somebody of each role, and nothing but that role, in the demo hospital and in an empty one; and
 * users of its two vendors.
 */
public final class Everybody {

  /** The vendor whose records are looked at. */
  public static final String VENDOR = "913100006688356013";

  /** The other one. */
  public static final String OTHER_VENDOR = "91310000005501242L";

  private static final String ELSEWHERE = "elsewhere";

  private Everybody() {}

  /** The roles of people and machines. */
  public static List<Role> roles() {
    return Arrays.stream(Role.values()).filter(role -> role != Role.SERVICE).toList();
  }

  /** Of the hospital whose records are looked at; a vendor user of {@link #VENDOR}. */
  public static String own(Role role) {
    return "own-" + role;
  }

  /** Of another hospital; a vendor user of the vendor of the same code. */
  public static String foreign(Role role) {
    return "foreign-" + role;
  }

  /** A user of the other vendor in the same hospital. */
  public static String otherVendor() {
    return "own-other-vendor";
  }

  /** Every role but vendor's and operator's in one person of the same hospital. */
  public static String chief() {
    return "own-chief";
  }

  static List<Account> accounts() {
    var all = new ArrayList<Account>();
    for (var role : roles()) {
      if (role == Role.VENDOR) {
        all.add(Account.vendor(own(role), "demo", VENDOR));
        all.add(Account.vendor(foreign(role), ELSEWHERE, VENDOR));
      } else {
        all.add(Account.person(own(role), "demo", role.name()));
        all.add(Account.person(foreign(role), ELSEWHERE, role.name()));
      }
    }
    all.add(Account.vendor(otherVendor(), "demo", OTHER_VENDOR));
    all.add(
        Account.person(
            chief(),
            "demo",
            roles().stream()
                .filter(role -> role != Role.VENDOR && role != Role.OPERATOR)
                .map(Enum::name)
                .toArray(String[]::new)));
    return all;
  }
}

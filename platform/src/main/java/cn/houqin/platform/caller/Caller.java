package cn.houqin.platform.caller;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: read from the token, never from the body.
 *
 * @param subject the token's subject
 * @param hospital the one hospital of the token
 * @param vendor the vendor of a vendor user, else null
 */
public record Caller(String subject, String hospital, Set<Role> roles, @Nullable String vendor) {

  /** The platform itself, acting for a hospital (timers, listeners). */
  public static Caller system(String hospital) {
    return new Caller("system", hospital, Set.of(), null);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** A vendor user sees its own vendor's records only. */
  public boolean isVendorUser() {
    return is(Role.VENDOR);
  }
}

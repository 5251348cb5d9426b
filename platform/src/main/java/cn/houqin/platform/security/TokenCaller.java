package cn.houqin.platform.security;

import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads a caller from a token: a person or machine of one hospital, or another service. */
public final class TokenCaller {

  static final String HOSPITAL = "hospital";
  static final String VENDOR = "vendor";
  static final String ROLES = "roles";
  private static final String INTERNAL = "internal.";

  private TokenCaller() {}

  /**
   * @param hospitalHeader the hospital a service speaks for; ignored for anyone else
   */
  public static Caller of(Jwt token, @Nullable String hospitalHeader) {
    var subject = Objects.requireNonNull(token.getSubject());
    var hospital = token.getClaimAsString(HOSPITAL);
    if (hospital != null) {
      return new Caller(subject, hospital, roles(token), token.getClaimAsString(VENDOR));
    }
    if (hospitalHeader == null || hospitalHeader.isBlank()) {
      throw cn.houqin.platform.problem.Invalid.field("X-Houqin-Hospital", "required", null);
    }
    return new Caller(subject, hospitalHeader, EnumSet.of(Role.SERVICE), null);
  }

  static Collection<GrantedAuthority> authorities(Jwt token) {
    var granted = new ArrayList<GrantedAuthority>();
    if (token.hasClaim(HOSPITAL)) {
      roles(token).forEach(role -> granted.add(new SimpleGrantedAuthority("ROLE_" + role)));
    } else {
      granted.add(new SimpleGrantedAuthority("ROLE_SERVICE"));
      scopes(token).forEach(scope -> granted.add(new SimpleGrantedAuthority("SCOPE_" + scope)));
    }
    return granted;
  }

  private static Set<Role> roles(Jwt token) {
    var roles = EnumSet.noneOf(Role.class);
    var claimed = token.getClaimAsStringList(ROLES);
    if (claimed != null) {
      Arrays.stream(Role.values())
          .filter(role -> role != Role.SERVICE && claimed.contains(role.name()))
          .forEach(roles::add);
    }
    return roles;
  }

  private static List<String> scopes(Jwt token) {
    var scope = token.getClaim("scope");
    if (scope instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return scope == null ? List.of() : List.of(scope.toString().split(" "));
  }

  /**
   * A token names one hospital, or is a service's with internal scopes; a vendor user its vendor.
   */
  static OAuth2TokenValidator<Jwt> namesItsRows() {
    return token -> {
      if (token.getSubject() == null) {
        return refused("The token names no subject.");
      }
      var hospital = token.getClaimAsString(HOSPITAL);
      if (hospital == null) {
        return scopes(token).stream().anyMatch(scope -> scope.startsWith(INTERNAL))
            ? OAuth2TokenValidatorResult.success()
            : refused("The token names no hospital.");
      }
      if (hospital.isBlank() || hospital.contains("/")) {
        return refused("The token's hospital is malformed.");
      }
      return roles(token).contains(Role.VENDOR) && token.getClaimAsString(VENDOR) == null
          ? refused("The token of a vendor user names no vendor.")
          : OAuth2TokenValidatorResult.success();
    };
  }

  private static OAuth2TokenValidatorResult refused(String why) {
    return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
  }
}

package cn.houqin.platform.security;

import cn.houqin.platform.caller.Role;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;

/** Who may call an operation, as its @PreAuthorize says. */
public final class Rights {

  private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();

  /** Whether an operation says who may call it. */
  static boolean areStated(HandlerMethod operation) {
    return operation.hasMethodAnnotation(PreAuthorize.class);
  }

  /** Decided before any argument is read: no rule may ask for one. */
  boolean allow(Authentication who, HandlerMethod operation) {
    var call =
        new SimpleMethodInvocation(
            operation.createWithResolvedBean().getBean(),
            operation.getMethod(),
            new Object[operation.getMethod().getParameterCount()]);
    var result = rules.authorize(() -> who, call);
    return result == null || result.isGranted();
  }

  /** The roles each of which is enough by itself. */
  public List<Role> roles(HandlerMethod operation) {
    return Arrays.stream(Role.values())
        .filter(
            role -> allow(new TestingAuthenticationToken("anyone", "", "ROLE_" + role), operation))
        .toList();
  }
}

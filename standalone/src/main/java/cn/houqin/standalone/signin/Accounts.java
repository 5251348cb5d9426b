package cn.houqin.standalone.signin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Everybody's account as a client of its own, the people also as users of the login form, and the
 * console as the public client that a browser comes from.
 *
 * @param door to which a browser returns
 */
record Accounts(Supplier<List<Account>> all, URI door)
    implements RegisteredClientRepository, UserDetailsService {

  static final String CONSOLE = "console";
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  Optional<Account> named(String name) {
    return all.get().stream().filter(account -> account.name().equals(name)).findFirst();
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("Accounts are made by ./houqin client create");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String name) {
    return name.equals(CONSOLE) ? console() : named(name).map(Accounts::client).orElse(null);
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    return named(name)
        .filter(Account::isPerson)
        .map(account -> User.withUsername(name).password(account.secret()).build())
        .orElseThrow(() -> new UsernameNotFoundException("No such person"));
  }

  private static RegisteredClient client(Account account) {
    return RegisteredClient.withId(account.name())
        .clientId(account.name())
        .clientSecret(account.secret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(account.scopes()))
        .tokenSettings(tokens())
        .build();
  }

  private RegisteredClient console() {
    return RegisteredClient.withId(CONSOLE)
        .clientId(CONSOLE)
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(door.resolve("/login/oauth2/code/houqin").toString())
        .scope(OidcScopes.OPENID)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .tokenSettings(tokens())
        .build();
  }

  private static TokenSettings tokens() {
    return TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build();
  }
}

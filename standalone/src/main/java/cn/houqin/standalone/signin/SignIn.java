package cn.houqin.standalone.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An OpenID Connect issuer for a laptop: every account is a client that takes its token by client
 * credentials. It exists in this module only and listens on the loopback address only.
 */
public final class SignIn implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private SignIn(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param data where the signing key is kept
   */
  public static SignIn start(Path data, int port, List<Account> accounts) {
    ApplicationContextInitializer<GenericApplicationContext> known =
        context -> {
          context.registerBean(Accounts.class, () -> new Accounts(accounts));
          context.registerBean(SigningKey.class, () -> new SigningKey(SignInKey.in(data)));
        };
    var context =
        new SpringApplicationBuilder(Issuer.class)
            .web(WebApplicationType.SERVLET)
            .initializers(known)
            .run(
                "--spring.config.name=sign-in",
                "--spring.application.name=sign-in",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--sign-in.issuer=http://127.0.0.1:" + port);
    return new SignIn(context);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Who may sign in. */
  record Accounts(List<Account> all) {

    Map<String, Account> byName() {
      return all.stream().collect(Collectors.toMap(Account::name, Function.identity()));
    }
  }

  /** The key tokens are signed with. */
  record SigningKey(com.nimbusds.jose.jwk.RSAKey key) {}

  /** The issuer's own small application. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSecurity
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
        "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
        "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
        "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
        "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration",
        "org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration",
        "org.springframework.cloud.gateway.server.mvc.filter.FilterAutoConfiguration",
        "org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionAutoConfiguration",
        "org.springframework.cloud.gateway.server.mvc.handler.GatewayMultipartAutoConfiguration",
        "org.springframework.cloud.gateway.server.mvc.predicate.PredicateAutoConfiguration",
        "org.springframework.cloud.gateway.server.mvc.config.DefaultFunctionConfiguration"
      })
  static class Issuer {

    @Bean
    SecurityFilterChain issuing(HttpSecurity http) throws Exception {
      return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(
              requests ->
                  requests
                      .requestMatchers("/actuator/health/**")
                      .permitAll()
                      .anyRequest()
                      .authenticated())
          .csrf(AbstractHttpConfigurer::disable)
          .build();
    }

    @Bean
    AuthorizationServerSettings issuerSettings(
        @org.springframework.beans.factory.annotation.Value("${sign-in.issuer}") String issuer) {
      return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(SigningKey key) {
      return new ImmutableJWKSet<>(new JWKSet(key.key()));
    }

    @Bean
    RegisteredClientRepository clients(Accounts accounts) {
      return new InMemoryRegisteredClientRepository(
          accounts.all().stream().map(Issuer::client).toList());
    }

    private static RegisteredClient client(Account account) {
      return RegisteredClient.withId(account.name())
          .clientId(account.name())
          .clientSecret("{noop}" + account.secret())
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
          .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
          .scopes(scopes -> scopes.addAll(account.scopes()))
          .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(Duration.ofHours(1)).build())
          .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Accounts accounts) {
      var byName = accounts.byName();
      return context -> {
        var account =
            java.util.Objects.requireNonNull(
                byName.get(context.getRegisteredClient().getClientId()));
        var claims = context.getClaims();
        claims.audience(List.of("houqin"));
        if (account.hospital() == null) {
          claims.claim("scope", account.scopes());
          return;
        }
        claims.claim("hospital", account.hospital());
        claims.claim("roles", account.roles());
        if (account.vendor() != null) {
          claims.claim("vendor", account.vendor());
        }
      };
    }
  }
}

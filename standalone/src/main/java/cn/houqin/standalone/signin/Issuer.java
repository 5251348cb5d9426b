package cn.houqin.standalone.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** The issuer's own small application. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableAutoConfiguration
class Issuer {

  /** What every service takes a token to be for. */
  private static final String AUDIENCE = "houqin";

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
        .formLogin(Customizer.withDefaults())
        .build();
  }

  @Bean
  AuthorizationServerSettings issuerSettings(@Value("${sign-in.issuer}") String issuer) {
    return AuthorizationServerSettings.builder().issuer(issuer).build();
  }

  @Bean
  JWKSource<SecurityContext> keys(SignIn.SigningKey key) {
    return new ImmutableJWKSet<>(new JWKSet(key.key()));
  }

  @Bean
  PasswordEncoder secrets() {
    return new PlainSecrets();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(Accounts accounts) {
    return context -> {
      if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
        claim(context, account(accounts, context.getPrincipal()));
      }
    };
  }

  private static Account account(Accounts accounts, @Nullable Authentication who) {
    return Optional.ofNullable(who)
        .flatMap(known -> accounts.named(known.getName()))
        .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED));
  }

  /** A person's token names hospital, roles and vendor; a service's its scopes, all of them. */
  private static void claim(JwtEncodingContext context, Account account) {
    var claims = context.getClaims();
    claims.audience(List.of(AUDIENCE));
    if (account.hospital() == null) {
      claims.claim("scope", account.scopes());
      return;
    }
    claims.claim("hospital", account.hospital());
    claims.claim("roles", account.roles());
    if (account.vendor() != null) {
      claims.claim("vendor", account.vendor());
    }
  }
}

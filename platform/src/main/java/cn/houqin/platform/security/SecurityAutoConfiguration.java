package cn.houqin.platform.security;

import cn.houqin.platform.web.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every service is a resource server and checks signature, issuer, audience and expiry itself. */
@AutoConfiguration
@AutoConfigureBefore(OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnProperty("houqin.security.issuer")
@EnableWebSecurity
@EnableMethodSecurity
public class SecurityAutoConfiguration {

  private static final String[] OPEN = {
    "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**", "/swagger-ui/**", "/docs/**"
  };

  @Bean
  JwtDecoder jwtDecoder(
      @Value("${houqin.security.issuer}") String issuer,
      @Value("${houqin.security.audience:houqin}") String audience) {
    return new KnownTokens(
        new SupplierJwtDecoder(
            () -> {
              var decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
              decoder.setJwtValidator(
                  new DelegatingOAuth2TokenValidator<>(
                      JwtValidators.createDefaultWithIssuer(issuer),
                      new JwtClaimValidator<java.util.Collection<String>>(
                          JwtClaimNames.AUD, given -> given != null && given.contains(audience)),
                      new JwtClaimValidator<Object>(JwtClaimNames.EXP, java.util.Objects::nonNull),
                      TokenCaller.namesItsRows()));
              return decoder;
            }));
  }

  /** What filters of the chain take is no figure that anybody looks at, and costs every request. */
  @Bean
  SecurityObservationSettings noSecurityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain services(HttpSecurity http, ProblemWriter problems) throws Exception {
    var tokens = new JwtAuthenticationConverter();
    tokens.setJwtGrantedAuthoritiesConverter(TokenCaller::authorities);
    var challenge = new BearerTokenAuthenticationEntryPoint();
    var denial = new BearerTokenAccessDeniedHandler();
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(OPEN)
                    .permitAll()
                    .requestMatchers("/internal/**")
                    .hasRole("SERVICE")
                    .requestMatchers("/api/**")
                    .access(
                        (who, _) ->
                            new org.springframework.security.authorization.AuthorizationDecision(
                                isPersonOrMachine(who.get())))
                    .anyRequest()
                    .authenticated())
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(tokens))
                    .authenticationEntryPoint(
                        (request, response, refused) -> {
                          challenge.commence(request, response, refused);
                          problems.write(
                              request, response, HttpStatus.UNAUTHORIZED, "not-signed-in");
                        })
                    .accessDeniedHandler(
                        (request, response, denied) -> {
                          denial.handle(request, response, denied);
                          problems.write(
                              request, response, HttpStatus.FORBIDDEN, "role-not-allowed");
                        }))
        .build();
  }

  @Bean
  WebMvcConfigurer rightsFirst() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new RightsFirst()).order(Ordered.HIGHEST_PRECEDENCE);
      }
    };
  }

  private static boolean isPersonOrMachine(
      org.springframework.security.core.@org.jspecify.annotations.Nullable Authentication who) {
    return who != null
        && who.isAuthenticated()
        && who.getAuthorities().stream()
            .noneMatch(
                granted ->
                    "ROLE_SERVICE".equals(granted.getAuthority())
                        || "ROLE_ANONYMOUS".equals(granted.getAuthority()));
  }
}

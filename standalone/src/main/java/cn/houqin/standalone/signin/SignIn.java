package cn.houqin.standalone.signin;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * An OpenID Connect issuer for a laptop. A person signs in with name and password in a browser; a
 * script takes a token of the same person by client credentials. It exists in this module only and
 * listens on the loopback address only.
 */
public final class SignIn implements AutoCloseable {

  private static final List<String> FOREIGN =
      List.of(
          "cn.houqin.platform.",
          "org.springframework.cloud.",
          "org.springframework.boot.mongodb.",
          "org.springframework.boot.data.mongodb.",
          "org.springframework.boot.kafka.",
          "org.springdoc.",
          "io.github.resilience4j.");

  private final ConfigurableApplicationContext context;

  private SignIn(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param data where the signing key is kept
   * @param door the gateway's address, to which a browser returns
   * @param accounts who may sign in, asked for each time
   */
  public static SignIn start(Path data, int port, URI door, Supplier<List<Account>> accounts) {
    ApplicationContextInitializer<GenericApplicationContext> known =
        context -> {
          context.registerBean(Accounts.class, () -> new Accounts(accounts, door));
          context.registerBean(SigningKey.class, () -> new SigningKey(SignInKey.in(data)));
        };
    var context =
        new SpringApplicationBuilder(Issuer.class)
            .web(WebApplicationType.SERVLET)
            .initializers(known)
            .run(
                "--spring.config.name=sign-in",
                "--spring.application.name=sign-in",
                "--spring.main.log-startup-info=false",
                "--spring.main.register-shutdown-hook=false",
                "--spring.autoconfigure.exclude=" + foreign(),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--server.servlet.session.cookie.name=HOUQIN_SIGN_IN",
                "--sign-in.issuer=http://127.0.0.1:" + port);
    return new SignIn(context);
  }

  /** Auto-configurations of the common class path that have no business in an issuer. */
  private static String foreign() {
    return ImportCandidates.load(AutoConfiguration.class, SignIn.class.getClassLoader())
        .getCandidates()
        .stream()
        .filter(name -> FOREIGN.stream().anyMatch(name::startsWith))
        .collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    context.close();
  }

  /** The key tokens are signed with. */
  record SigningKey(com.nimbusds.jose.jwk.RSAKey key) {}
}

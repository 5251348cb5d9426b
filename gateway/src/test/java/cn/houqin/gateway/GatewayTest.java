package cn.houqin.gateway;

import cn.houqin.platform.testing.TestRoutes;
import cn.houqin.platform.testing.TestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** The gateway alone; a test writes where the services are. One context for all such tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=gateway",
      "houqin.rate-limit.requests-per-minute=60",
      "spring.http.clients.read-timeout=6s",
      "houqin.routes-looked-at-every=0s"
    })
@ContextConfiguration(initializers = GatewayTest.Surroundings.class)
@interface GatewayTest {

  /** Issuer and routes. */
  final class Surroundings
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      Map<String, Object> properties =
          Map.of(
              "houqin.security.issuer", TestTokens.issuer(),
              "houqin.routes-file", TestRoutes.file().toString());
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("surroundings", properties));
    }
  }
}

package cn.houqin.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What every service is set to unless its own configuration says otherwise. */
public final class Defaults implements EnvironmentPostProcessor, Ordered {

  private static final String DATABASE = "houqin.database";
  private static final String URI = "spring.mongodb.uri";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("platform-defaults", defaults()));
    nameDatabase(environment);
  }

  private static Map<String, Object> defaults() {
    var defaults = new LinkedHashMap<String, Object>();
    defaults.put("server.address", "127.0.0.1");
    defaults.put("server.shutdown", "graceful");
    defaults.put("server.tomcat.max-keep-alive-requests", "10000");
    defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "15s");
    defaults.put("spring.threads.virtual.enabled", "true");
    defaults.put("spring.main.banner-mode", "off");
    defaults.put("spring.mongodb.representation.uuid", "standard");
    defaults.put("spring.data.mongodb.representation.big-decimal", "decimal128");
    defaults.put("spring.jackson.deserialization.fail-on-unknown-properties", "true");
    defaults.put("spring.jackson.deserialization.fail-on-trailing-tokens", "true");
    defaults.put("spring.jackson.deserialization.fail-on-null-for-primitives", "true");
    defaults.put("spring.jackson.mapper.allow-coercion-of-scalars", "false");
    defaults.put("spring.mvc.problemdetails.enabled", "false");
    defaults.put("spring.servlet.multipart.enabled", "false");
    defaults.put("spring.jmx.enabled", "false");
    defaults.put("logging.structured.format.console", "ecs");
    defaults.put("management.endpoints.web.exposure.include", "health,prometheus");
    defaults.put("management.endpoint.health.probes.enabled", "true");
    defaults.put("management.endpoint.health.show-components", "always");
    defaults.put(
        "management.metrics.distribution.slo.http.server.requests",
        "50ms,100ms,250ms,500ms,1s,2s,5s,10s");
    defaults.put("logging.level.root", "WARN");
    defaults.put("logging.level.cn.houqin", "INFO");
    defaults.put("logging.level.org.springdoc", "ERROR");
    defaults.put("logging.level.org.springframework.core.events.SpringDocAppInitializer", "ERROR");
    defaults.put("springdoc.api-docs.version", "openapi_3_1");
    defaults.put("springdoc.writer-with-order-by-keys", "true");
    defaults.put("springdoc.paths-to-match", "/api/**");
    defaults.put("springdoc.use-fqn", "true");
    return defaults;
  }

  /** The service's own database on the server that the address names. */
  private static void nameDatabase(ConfigurableEnvironment environment) {
    var uri = environment.getProperty(URI);
    var database = environment.getProperty(DATABASE);
    if (uri == null || database == null) {
      return;
    }
    var afterHosts = uri.indexOf('/', "mongodb://".length());
    var options = uri.indexOf('?');
    var path =
        afterHosts < 0 ? "" : uri.substring(afterHosts + 1, options < 0 ? uri.length() : options);
    if (path.isEmpty()) {
      var hosts = afterHosts < 0 ? uri : uri.substring(0, afterHosts);
      var rest = options < 0 ? "" : uri.substring(options);
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "platform-database", Map.of(URI, hosts + "/" + database + rest)));
    }
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }
}

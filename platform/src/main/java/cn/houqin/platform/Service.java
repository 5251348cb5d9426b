package cn.houqin.platform;

import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts a service. Its configuration file has the service's own name (contract-service.yml), so
 * that several services can stand on one class path.
 */
public final class Service {

  private Service() {}

  /**
   * @param sources the application class, and in tests whatever replaces a bean
   */
  public static ConfigurableApplicationContext start(
      String name, String[] args, Class<?>... sources) {
    return new SpringApplicationBuilder(sources)
        .web(WebApplicationType.SERVLET)
        .properties(Map.of("spring.config.name", name, "spring.application.name", name))
        .run(args);
  }
}

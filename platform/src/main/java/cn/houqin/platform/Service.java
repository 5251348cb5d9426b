package cn.houqin.platform;

import java.util.Arrays;
import java.util.stream.Stream;
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
        .run(named(name, args));
  }

  private static String[] named(String name, String[] args) {
    return Stream.concat(Stream.of("--spring.config.name=" + name), Arrays.stream(args))
        .toArray(String[]::new);
  }
}

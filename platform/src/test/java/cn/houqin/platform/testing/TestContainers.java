package cn.houqin.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Whether the tests' store and broker are containers of the images that docker-compose.yml names:
 * as {@code -Dhouqin.test.servers} says ({@code containers} or {@code local}), otherwise where a
 * Docker engine answers and can start them.
 */
final class TestContainers {

  private static final String CHOICE = System.getProperty("houqin.test.servers", "");

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private TestContainers() {}

  /** A started container of the image that begins so, or none where the tests use local servers. */
  static <C extends GenericContainer<C>> Optional<C> start(
      String image, Function<DockerImageName, C> container) {
    switch (CHOICE) {
      case "containers" -> {
        return Optional.of(started(image, container));
      }
      case "local" -> {
        return Optional.empty();
      }
      case "" -> {
        return DockerClientFactory.instance().isDockerAvailable()
            ? whereItStarts(image, container)
            : Optional.empty();
      }
      default ->
          throw new IllegalArgumentException(
              "houqin.test.servers is containers or local: " + CHOICE);
    }
  }

  private static <C extends GenericContainer<C>> Optional<C> whereItStarts(
      String image, Function<DockerImageName, C> container) {
    try {
      return Optional.of(started(image, container));
    } catch (ContainerFetchException | ContainerLaunchException not) {
      System.out.println("[" + image + "] no container: " + not.getMessage());
      return Optional.empty();
    }
  }

  private static <C extends GenericContainer<C>> C started(
      String image, Function<DockerImageName, C> container) {
    var named = named(image);
    var made = container.apply(DockerImageName.parse(named)).withStartupTimeout(PATIENCE);
    made.start();
    System.out.println("[" + image + "] Testcontainers, " + named);
    return made;
  }

  private static String named(String image) {
    var compose = Path.of(System.getProperty("houqin.root"), "docker-compose.yml");
    try (var lines = Files.lines(compose)) {
      return lines
          .map(String::strip)
          .filter(line -> line.startsWith("image: " + image + ":"))
          .map(line -> line.substring("image: ".length()))
          .findFirst()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

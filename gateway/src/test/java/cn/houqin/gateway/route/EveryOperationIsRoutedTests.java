package cn.houqin.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.routes.Routes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a service offers under /api is reached through the gateway: none is forgotten. */
class EveryOperationIsRoutedTests {

  /** Every operation of every service has a line here, or the build fails. */
  private static final Path OPERATIONS =
      Path.of("../end-to-end/src/test/resources/matrix/access.txt");

  private static final Set<String> COMPOSED = Set.of("/api/board", "/api/notices", "/api/audit");
  private static final URI ANYWHERE = URI.create("http://127.0.0.1:1");

  @Test
  void everyOperationHasAnOwner() throws IOException {
    var nowhere = new TreeSet<String>();
    var services =
        Destinations.SERVICES.stream()
            .collect(Collectors.toMap(name -> name, _ -> List.of(ANYWHERE)));
    var routes = new Routes(services, Map.of());
    var destinations = new Destinations(() -> routes, new Instances(() -> routes));
    try (var lines = Files.lines(OPERATIONS)) {
      lines
          .filter(line -> line.matches("[A-Z]+ /api/.*"))
          .map(line -> line.split(" ")[1])
          .filter(path -> !COMPOSED.contains(path))
          .forEach(path -> look(destinations, path, nowhere));
    }

    assertThat(nowhere).isEmpty();
  }

  private static void look(Destinations destinations, String path, TreeSet<String> nowhere) {
    try {
      destinations.of(path, "");
    } catch (NoSuchRoute _) {
      nowhere.add(path);
    }
  }
}

package cn.houqin.platform.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesFileTests {

  private static final URI FIRST = URI.create("http://127.0.0.1:8092");
  private static final URI SECOND = URI.create("http://127.0.0.1:8093");

  @TempDir private Path folder;

  @Test
  void everyInstanceOfADeploymentIsAskedInTime() {
    var routes =
        RoutesFile.read(
            """
            services:
              work-order-service: http://127.0.0.1:8082
            lines:
              CATERING: [http://127.0.0.1:8092, http://127.0.0.1:8093]
            """);

    var asked =
        IntStream.range(0, 200)
            .mapToObj(_ -> routes.ofLine("CATERING").orElseThrow())
            .collect(Collectors.toSet());

    assertThat(asked).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(routes.ofLine("LAUNDRY")).hasValue(URI.create("http://127.0.0.1:8082"));
    assertThat(routes.ofService("inventory-service")).isEmpty();
  }

  @Test
  void whoNeedsItsStateOfThisMomentDoesNotWaitForTheNextLook() throws IOException {
    var file = folder.resolve("routes.yml");
    Files.writeString(file, "lines: {CATERING: 'http://127.0.0.1:8092'}");
    var routes = new RoutesFile(file, Duration.ofHours(1));
    assertThat(routes.get().ofLine("CATERING")).hasValue(FIRST);

    Files.writeString(file, "lines: {CATERING: 'http://127.0.0.1:8093'}");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));

    assertThat(routes.get().ofLine("CATERING")).hasValue(FIRST);
    assertThat(routes.fresh().ofLine("CATERING")).hasValue(SECOND);
    assertThat(routes.get().ofLine("CATERING")).hasValue(SECOND);
  }
}

package cn.houqin.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class EventCatalogueTests {

  @Test
  void isWhatTheStreamsSay() throws IOException {
    var expected = CatalogueText.write();
    if (EventClasses.REWRITE) {
      Files.writeString(EventClasses.catalogue(), expected);
    }

    assertThat(EventClasses.read(EventClasses.catalogue()))
        .as("docs/events.md; write it with -Dhouqin.events.rewrite=true")
        .isEqualTo(expected);
  }
}

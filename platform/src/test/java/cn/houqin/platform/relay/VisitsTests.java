package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.events.Stream;
import cn.houqin.platform.background.Visits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a round of a loop looks at. */
class VisitsTests {

  private static Relays relays;

  @BeforeAll
  static void store() {
    relays = new Relays("visited", Stream.Kind.FACTS);
  }

  @AfterAll
  static void close() {
    relays.close();
  }

  @Test
  void afterItsFirstRoundItLooksOnlyWhereSomethingWasWritten() throws InterruptedException {
    var visits = new Visits(relays.store.store(), Duration.ofDays(1));
    assertThat(visited(visits)).containsExactly("ticket");
    assertThat(visited(visits)).isEmpty();

    relays.born("one");

    assertThat(visited(visits)).containsExactly("ticket");
    assertThat(visited(visits)).isEmpty();
  }

  @Test
  void whatOthersWroteIsFoundAfterThePause() throws InterruptedException {
    var visits = new Visits(relays.store.store(), Duration.ZERO);
    visited(visits);

    assertThat(visited(visits)).containsExactly("ticket");
  }

  @Test
  void whereThereIsMoreItLooksAgainAtOnce() throws InterruptedException {
    var visits = new Visits(relays.store.store(), Duration.ofDays(1));

    assertThat(visits.round(_ -> true)).isTrue();

    assertThat(visited(visits)).containsExactly("ticket");
  }

  @Test
  void whatCouldNotBeLookedAtIsLookedAtAgain() throws InterruptedException {
    var visits = new Visits(relays.store.store(), Duration.ofDays(1));
    visited(visits);
    relays.born("unseen");

    assertThatThrownBy(
            () ->
                visits.round(
                    _ -> {
                      throw new IllegalStateException("away");
                    }))
        .hasMessage("away");

    assertThat(visited(visits)).containsExactly("ticket");
  }

  private static List<String> visited(Visits visits) throws InterruptedException {
    var visited = new ArrayList<String>();
    visits.round(
        type -> {
          visited.add(type.name());
          return false;
        });
    return visited;
  }
}

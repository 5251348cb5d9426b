package cn.houqin.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What was read is kept for a second, unless something was changed here. */
class RecentTests {

  private final AtomicLong nanos = new AtomicLong();
  private final Recent<String> recent = new Recent<>(nanos::get);

  private String read(String value) {
    return recent.get("k", () -> Optional.of(value)).orElseThrow();
  }

  @Test
  void isReadAgainAfterASecond() {
    assertThat(read("a")).isEqualTo("a");
    nanos.set(999_999_999);
    assertThat(read("b")).isEqualTo("a");
    nanos.set(1_000_000_000);
    assertThat(read("b")).isEqualTo("b");
  }

  @Test
  void isReadAgainAfterAChange() {
    read("a");
    recent.changed();

    assertThat(read("b")).isEqualTo("b");
  }

  @Test
  void whatWasReadBeforeAChangeIsNotKept() {
    recent.get(
        "k",
        () -> {
          recent.changed();
          return Optional.of("older");
        });

    assertThat(read("newer")).isEqualTo("newer");
  }

  @Test
  void whoAsksDuringAChangeIsAnsweredFromTheStore() {
    read("a");

    recent.changing(
        () -> {
          assertThat(read("b")).isEqualTo("b");
          return true;
        });

    assertThat(read("c")).isEqualTo("c");
  }

  @Test
  void absenceIsNeverKept() {
    assertThat(recent.get("k", Optional::empty)).isEmpty();

    assertThat(read("a")).isEqualTo("a");
  }
}

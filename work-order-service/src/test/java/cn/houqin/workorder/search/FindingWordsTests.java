package cn.houqin.workorder.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What text is reduced to, so that an index finds it. */
class FindingWordsTests {

  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  @Test
  void wordsInsideChineseSentencesAreFound() {
    assertThat(Bigrams.of("三病区水管漏水"))
        .containsExactly("三病", "病区", "区水", "水管", "管漏", "漏水")
        .containsAll(Bigrams.of("漏水"));
  }

  @Test
  void theOrderOfCharactersCounts() {
    assertThat(Bigrams.of("三病区水管漏水")).doesNotContainAnyElementsOf(Bigrams.of("水漏"));
  }

  @Test
  void pairsDoNotReachFromWordToWord() {
    assertThat(Bigrams.of("leak, 3F 灯"))
        .containsExactly("le", "ea", "ak", "3f")
        .doesNotContain("k3", "f灯");
  }

  @Test
  void widthsCapitalsAndBlanksMakeNoDifference() {
    assertThat(Normal.of("  ＡＢＣ　张三 ")).isEqualTo("abc 张三");
    assertThat(Bigrams.of("ＬＥＡＫ")).isEqualTo(Bigrams.of("leak"));
  }

  @Test
  void charactersBeyondTheFirstPlaneStayWhole() {
    assertThat(Bigrams.of("𠮷野家")).containsExactly("𠮷野", "野家");
  }

  @Test
  void longTextsAreCutToABound() {
    var text = new StringBuilder();
    IntStream.range(0x4e00, 0x4e00 + 500).forEach(text::appendCodePoint);

    assertThat(Bigrams.of(text.toString())).hasSize(Bigrams.MOST);
  }

  @Test
  void callersStandByNameThenNewestFirst() {
    var earlier = Findable.NOTHING.by("张三", null, AT).caller();
    var later = Findable.NOTHING.by("张三", null, AT.plusSeconds(1)).caller();
    var longer = Findable.NOTHING.by("张三丰", null, AT).caller();

    assertThat(List.of(earlier, longer, later).stream().sorted())
        .containsExactly(later, earlier, longer);
  }

  @Test
  void aPrefixCoversThoseThatBeginSoAndNoOthers() {
    var prefix = Findable.callersBeginning("张三");
    var from = prefix.get("$gte").toString();
    var to = prefix.get("$lt").toString();

    assertThat(List.of("张三", "张三丰", "张四", "李张三"))
        .filteredOn(
            name -> {
              var caller = String.valueOf(Findable.NOTHING.by(name, null, AT).caller());
              return caller.compareTo(from) >= 0 && caller.compareTo(to) < 0;
            })
        .containsExactly("张三", "张三丰");
  }
}

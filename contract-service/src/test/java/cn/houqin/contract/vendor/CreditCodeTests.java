package cn.houqin.contract.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTests {

  @ParameterizedTest
  @ValueSource(strings = {"913100006688356013", "91310000005501242L", "91350100M000100Y43"})
  void acceptsCodesWhoseCheckCharacterIsRight(String code) {
    assertThat(CreditCode.isValid(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "913100006688356014",
        "91310000668835601",
        "9131000066883560133",
        "91310000668835601I",
        "91310000668835601o",
        "931100006688356013",
        ""
      })
  void refusesWrongCheckCharactersLengthsAndLetters(String code) {
    assertThat(CreditCode.isValid(code)).isFalse();
  }
}

package cn.houqin.contract.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GB 32100-2015, held by codes that are really in use. */
class CheckingCreditCodesTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "914403001922038216",
        "9144030071526726XG",
        "91330100799655058B",
        "91100000100003962T",
        "913100006688356013",
        "91310000005501242L",
        "91350100M000100Y43"
      })
  void acceptsCodesInUse(String code) {
    assertThat(CreditCode.isValid(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "91440300192203821",
        "9144030019220382166",
        "91440300192203821I",
        "91440300192203821O",
        "9144030019220382x6",
        " 14403001922038216",
        "９14403001922038216"
      })
  void refusesOtherLengthsAndLetters(String code) {
    assertThat(CreditCode.isValid(code)).isFalse();
  }

  @Test
  void refusesEveryOtherCheckCharacter() {
    var body = "91440300192203821";
    var accepted = new StringBuilder();
    for (var check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
      if (CreditCode.isValid(body + check)) {
        accepted.append(check);
      }
    }

    assertThat(accepted.toString()).isEqualTo("6");
  }

  @Test
  void noticesEverySingleWrongCharacter() {
    var code = "9144030071526726XG";
    for (var at = 0; at < code.length(); at++) {
      var wrong = new StringBuilder(code);
      wrong.setCharAt(at, code.charAt(at) == '7' ? '8' : '7');
      assertThat(CreditCode.isValid(wrong.toString())).as("%s at %d", wrong, at).isFalse();
    }
  }
}

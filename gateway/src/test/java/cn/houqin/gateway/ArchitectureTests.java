package cn.houqin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

  @Test
  void keepsTheRulesOfTheHouse() {
    var classes = HouseRules.production("cn.houqin.gateway");

    HouseRules.all().values().forEach(rule -> rule.check(classes));
  }

  @Test
  void testsKeepTheirRules() {
    var tests = HouseRules.tests("cn.houqin.gateway");

    HouseRules.ofTests().values().forEach(rule -> rule.check(tests));
  }

  @Test
  void textsStandInBothLanguages() {
    assertThat(HouseRules.messageKeysInOneLanguageOnly("gateway")).isEmpty();
  }
}

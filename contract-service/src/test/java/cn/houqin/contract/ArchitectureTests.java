package cn.houqin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

  @Test
  void keepsTheRulesOfTheHouse() {
    var classes = HouseRules.production("cn.houqin.contract");

    HouseRules.all().values().forEach(rule -> rule.check(classes));
  }

  @Test
  void testsKeepTheirRules() {
    var tests = HouseRules.tests("cn.houqin.contract");

    HouseRules.ofTests().values().forEach(rule -> rule.check(tests));
  }

  @Test
  void capabilitiesDependOnEachOtherWithoutCircles() {
    ApplicationModules.of(ContractServiceApplication.class).verify();
  }

  @Test
  void textsStandInBothLanguages() {
    assertThat(HouseRules.messageKeysInOneLanguageOnly("contract-service")).isEmpty();
  }
}

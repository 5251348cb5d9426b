package cn.houqin.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

  @Test
  void keepsTheRulesOfTheHouse() {
    var classes = HouseRules.production("cn.houqin.inventory");

    HouseRules.all().values().forEach(rule -> rule.check(classes));
  }

  @Test
  void testsKeepTheirRules() {
    var tests = HouseRules.tests("cn.houqin.inventory");

    HouseRules.ofTests().values().forEach(rule -> rule.check(tests));
  }

  @Test
  void capabilitiesDependOnEachOtherWithoutCircles() {
    ApplicationModules.of(InventoryServiceApplication.class).verify();
  }

  @Test
  void textsStandInBothLanguages() {
    assertThat(HouseRules.messageKeysInOneLanguageOnly("inventory-service")).isEmpty();
  }
}

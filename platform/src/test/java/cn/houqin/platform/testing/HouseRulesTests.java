package cn.houqin.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTests {

  private static JavaClasses canary;
  private static JavaClasses platform;

  @BeforeAll
  static void readClasses() {
    canary = new ClassFileImporter().importPackages("cn.houqin.platform.testing.canary");
    platform = HouseRules.production("cn.houqin.platform");
  }

  static Stream<Arguments> rules() {
    return HouseRules.all().entrySet().stream()
        .map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
  }

  static Stream<Arguments> everyRule() {
    return Stream.concat(
        rules(),
        HouseRules.ofTests().entrySet().stream()
            .map(rule -> Arguments.of(rule.getKey(), rule.getValue())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyRule")
  void theCanaryBreaksEveryRule(String name, ArchRule rule) {
    assertThatThrownBy(() -> rule.check(canary)).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void thePlatformKeepsEveryRule(String name, ArchRule rule) {
    rule.check(platform);
  }

  @Test
  void testsOfThePlatformKeepTheirRules() {
    var tests = HouseRules.tests("cn.houqin.platform");

    HouseRules.ofTests().values().forEach(rule -> rule.check(tests));
  }

  @Test
  void platformTextsStandInBothLanguages() {
    assertThat(HouseRules.messageKeysInOneLanguageOnly("platform")).isEmpty();
  }
}

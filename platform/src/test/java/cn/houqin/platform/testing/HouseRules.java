package cn.houqin.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import cn.houqin.platform.paging.Page;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** The rules of the house, each of which a canary must break. */
public final class HouseRules {

  private static final int MOST_COLLABORATORS = 5;

  private HouseRules() {}

  /** Every rule by name. */
  public static Map<String, ArchRule> all() {
    return Map.ofEntries(
        Map.entry("no empty names", NO_EMPTY_NAMES),
        Map.entry("no layers as packages", NO_LAYERS),
        Map.entry("no binary floating point", NO_FLOATING_POINT),
        Map.entry("no setters", NO_SETTERS),
        Map.entry("no field injection", NO_FIELD_INJECTION),
        Map.entry("time comes in as an argument", NO_NOW),
        Map.entry("every handler says who may call it", GUARDED_HANDLERS),
        Map.entry("few collaborators", FEW_COLLABORATORS),
        Map.entry("a list tells what changed", LISTS_TELL_CHANGES),
        Map.entry("only owners construct their events", OWNERS_CONSTRUCT),
        Map.entry("only platform and listeners know Kafka", KAFKA_IN_ITS_PLACE),
        Map.entry("no Jackson of the second generation", NO_OLD_JACKSON));
  }

  /** The rules of tests. */
  public static Map<String, ArchRule> ofTests() {
    return Map.of("nobody sleeps", NO_SLEEP);
  }

  /** The test classes of a package and everything under it, without the canary. */
  public static JavaClasses tests(String name) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("/canary/"))
        .importPackages(name);
  }

  /** The production classes of a package and everything under it. */
  public static JavaClasses production(String name) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(name);
  }

  static final ArchRule NO_EMPTY_NAMES =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Dto|DTO|Mapper|Util|Utils|Helper|Manager|Processor|Constants)")
          .orShould()
          .haveNameMatching(".*\\.(Base|Abstract)[A-Z][A-Za-z]*");

  static final ArchRule NO_LAYERS =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..service..",
              "..impl..",
              "..dto..",
              "..mapper..",
              "..util..",
              "..helper..",
              "..common..",
              "..model..",
              "..entity..",
              "..constant..");

  static final ArchRule NO_FLOATING_POINT =
      noFields()
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(float.class)
          .orShould()
          .haveRawType(Double.class)
          .orShould()
          .haveRawType(Float.class)
          .allowEmptyShould(true);

  static final ArchRule NO_SETTERS =
      noMethods()
          .that()
          .haveNameMatching("set[A-Z].*")
          .should()
          .beDeclaredInClassesThat(describedAs("ours", type -> !isFramework(type)))
          .allowEmptyShould(true);

  static final ArchRule NO_FIELD_INJECTION =
      fields().should().notBeAnnotatedWith(Autowired.class).allowEmptyShould(true);

  static final ArchRule NO_NOW =
      noClasses()
          .that()
          .resideOutsideOfPackage("cn.houqin.platform.time..")
          .should()
          .callMethod(Instant.class, "now");

  static final ArchRule GUARDED_HANDLERS =
      methods()
          .that()
          .areAnnotatedWith(GetMapping.class)
          .or()
          .areAnnotatedWith(PostMapping.class)
          .or()
          .areAnnotatedWith(PutMapping.class)
          .should()
          .beAnnotatedWith(PreAuthorize.class)
          .allowEmptyShould(true);

  /** Clients that keep a copy ask every list by {@code changedSince}; dead letters are no data. */
  static final ArchRule LISTS_TELL_CHANGES =
      methods()
          .that()
          .areAnnotatedWith(GetMapping.class)
          .and()
          .haveRawReturnType(Page.class)
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("cn.houqin.platform.deadletter..")
          .should()
          .haveRawParameterTypes(
              DescribedPredicate.describe(
                  "with changedSince", types -> types.stream().anyMatch(HouseRules::isInstant)))
          .allowEmptyShould(true);

  private static boolean isInstant(JavaClass type) {
    return type.isEquivalentTo(Instant.class);
  }

  static final ArchRule FEW_COLLABORATORS =
      classes()
          .that(
              describedAs(
                  "have a constructor of their own making",
                  type -> !type.isRecord() && !type.isEnum() && !type.isInterface()))
          .should(new Collaborators());

  static final ArchRule NO_SLEEP =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class)
          .orShould()
          .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class);

  /**
   * Records in events.contract are made by contract-service alone, and so on; published terms are
   * read by everybody as they are (ADR 15). Each source of evidence makes its own figures.
   */
  static final ArchRule OWNERS_CONSTRUCT =
      noClasses().should(new ConstructEventsOfOthers()).allowEmptyShould(true);

  static final ArchRule KAFKA_IN_ITS_PLACE =
      noClasses()
          .that(
              describedAs(
                  "are neither the platform nor a broker or listener",
                  type ->
                      !type.getPackageName()
                              .matches("cn\\.houqin\\.(platform|standalone)\\b(?!.*canary).*")
                          && !type.getSimpleName().matches("Kafka.*|.*Listener")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
          .allowEmptyShould(true);

  static final ArchRule NO_OLD_JACKSON =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

  /** Makes a record of another service's events. */
  private static final class ConstructEventsOfOthers extends ArchCondition<JavaClass> {

    private static final String EVENTS = "cn.houqin.events.";
    private static final String OF_EVERY_SOURCE = EVENTS + "workorder.Evidence";

    ConstructEventsOfOthers() {
      super("construct events of other services");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      type.getConstructorCallsFromSelf().stream()
          .filter(call -> call.getTargetOwner().getPackageName().startsWith(EVENTS))
          .filter(call -> !call.getTargetOwner().getName().equals(OF_EVERY_SOURCE))
          .filter(call -> !isOwner(type, call.getTargetOwner().getPackageName()))
          .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
    }

    private static boolean isOwner(JavaClass type, String events) {
      var owner = events.substring(EVENTS.length());
      return type.getPackageName().matches("cn\\.houqin\\.(platform\\.)?" + owner + "(\\..*)?");
    }
  }

  /** At most five arguments of any constructor. */
  private static final class Collaborators extends ArchCondition<JavaClass> {

    Collaborators() {
      super("have at most " + MOST_COLLABORATORS + " constructor parameters");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      type.getConstructors().stream()
          .filter(constructor -> constructor.getRawParameterTypes().size() > MOST_COLLABORATORS)
          .forEach(
              constructor ->
                  events.add(
                      SimpleConditionEvent.violated(
                          constructor, constructor.getDescription() + " has too many")));
    }
  }

  private static DescribedPredicate<JavaClass> describedAs(
      String what, java.util.function.Predicate<JavaClass> test) {
    return DescribedPredicate.describe(what, test);
  }

  private static boolean isFramework(JavaClass type) {
    return type.isAssignableTo(jakarta.servlet.ServletInputStream.class);
  }

  /** Keys that stand in one language only. */
  public static Set<String> messageKeysInOneLanguageOnly(String service) {
    var english = keys("messages/" + service + ".properties");
    var chinese = keys("messages/" + service + "_zh_CN.properties");
    var only = new TreeSet<>(english);
    only.removeAll(chinese);
    var others = new TreeSet<>(chinese);
    others.removeAll(english);
    only.addAll(others);
    return only;
  }

  private static Set<String> keys(String resource) {
    var properties = new Properties();
    try (var input =
        Objects.requireNonNull(
            HouseRules.class.getClassLoader().getResourceAsStream(resource), resource)) {
      properties.load(new InputStreamReader(input, StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return properties.stringPropertyNames();
  }
}

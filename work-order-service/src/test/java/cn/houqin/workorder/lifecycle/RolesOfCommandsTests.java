package cn.houqin.workorder.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.caller.Role;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what to an order, and who does not even see it. */
@HouqinServiceTest
class RolesOfCommandsTests {

  private static final String BECAUSE = "{\"reason\":\"AWAITING_ACCESS\",\"toLine\":\"CLEANING\"}";

  private static final Set<Role> DESK = EnumSet.of(Role.DISPATCHER);
  private static final Set<Role> WORKERS = EnumSet.of(Role.DISPATCHER, Role.VENDOR);
  private static final Set<Role> WARD =
      EnumSet.of(Role.DISPATCHER, Role.SUPERVISOR, Role.REQUESTER);

  @Autowired Hospitals hospitals;

  private AHospital hospital;
  private AnOrder order;

  @BeforeEach
  void requested() {
    hospital = hospitals.ready();
    order = hospital.requested();
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of("acceptance", DESK),
        Arguments.of("rejection", DESK),
        Arguments.of("dispatch", DESK),
        Arguments.of("acknowledgement", WORKERS),
        Arguments.of("decline", WORKERS),
        Arguments.of("arrival", WORKERS),
        Arguments.of("pause", WORKERS),
        Arguments.of("resumption", WORKERS),
        Arguments.of("making-safe", WORKERS),
        Arguments.of("completion", WORKERS),
        Arguments.of("verification", WARD),
        Arguments.of("follow-up", DESK),
        Arguments.of("closing", DESK),
        Arguments.of("reopening", WARD),
        Arguments.of("cancellation", EnumSet.of(Role.DISPATCHER, Role.REQUESTER)),
        Arguments.of("transfer", DESK));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("commands")
  void everyOtherRoleIsForbidden(String command, Set<Role> allowed) {
    var others = EnumSet.complementOf(EnumSet.copyOf(allowed));
    others.remove(Role.SERVICE);
    for (var role : others) {
      var who =
          role == Role.VENDOR ? hospital.vendorUser(AHospital.VENDOR) : hospital.as(role.name());

      assertThat(order.by(who, command, body(command)).status())
          .as("%s by %s", command, role)
          .isEqualTo(403);
    }
    assertThat(order.history()).containsExactly("REQUESTED");
  }

  private static String body(String command) {
    return Set.of("rejection", "decline", "pause", "reopening", "cancellation").contains(command)
        ? "{\"reason\":\"AWAITING_ACCESS\"}"
        : command.equals("transfer") ? BECAUSE : "{}";
  }

  @Test
  void vendorThatNeverHadItDoesNotSeeItWhateverItAsks() {
    order.by(hospital.dispatcher(), "acceptance").must(200);
    order.by(hospital.dispatcher(), "dispatch").must(200);
    var foreign = hospital.vendorUser(AHospital.STANDBY);

    assertThat(foreign.get(order.path()).status()).isEqualTo(404);
    assertThat(foreign.get(order.path() + "/clocks").status()).isEqualTo(404);
    assertThat(foreign.get(order.path() + "/history").status()).isEqualTo(404);
    for (var command : List.of("acknowledgement", "decline", "arrival", "completion")) {
      assertThat(order.by(foreign, command, body(command)).status()).as(command).isEqualTo(404);
    }
    assertThat(foreign.get(AnOrder.ofLine(AHospital.LINE)).body().get("items")).isEmpty();
    assertThat(hospital.vendorUser(AHospital.VENDOR).get(order.path()).status()).isEqualTo(200);
  }

  @Test
  void anotherHospitalAndAnotherLineDoNotHaveIt() {
    var stranger = hospitals.withoutContracts().dispatcher();

    assertThat(order.by(stranger, "acceptance").status()).isEqualTo(404);
    assertThat(
            hospital
                .dispatcher()
                .post(AnOrder.ofLine("CLEANING") + "/" + order.id() + "/acceptance", "{}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void nobodyVerifiesWhatTheyCompleted() {
    var desk = hospital.dispatcher();
    for (var command : List.of("acceptance", "dispatch", "arrival", "completion")) {
      order.by(desk, command).must(200);
    }

    var own = order.by(desk, "verification");

    assertThat(own.status()).isEqualTo(403);
    assertThat(own.problem()).isEqualTo("verified-by-somebody-else");
    order.by(hospital.as("REQUESTER"), "verification").must(200);
  }

  @Test
  void everyRoleOfAHospitalIsConsidered() {
    assertThat(Arrays.stream(Role.values())).hasSize(15);
  }
}

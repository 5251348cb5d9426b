package cn.houqin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineClientsTests {

  @TempDir private Path home;

  @Test
  void areKeptWithTheirSecretsForTheOwnerAlone() throws Exception {
    var made = Clients.in(home).create("laboratory");

    assertThat(Clients.in(home).all()).containsExactly(made);
    assertThat(made.hospital()).isEqualTo("demo");
    assertThat(made.roles()).containsExactly("INTEGRATOR");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void takeNobodysName() {
    Clients.in(home).create("laboratory");

    for (var taken : new String[] {"laboratory", "nurse", "gateway"}) {
      assertThatThrownBy(() -> Clients.in(home).create(taken))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(taken);
    }
  }

  @Test
  void areToldTheirFirstRequest() {
    var made = Clients.in(home).create("laboratory");

    assertThat(Screen.ofClient(made, Ports.from(18_080)))
        .contains(
            made.secret(), "http://127.0.0.1:18085/oauth2/token", "http://127.0.0.1:18080/api");
  }

  private Path file() {
    return home.resolve("clients.json");
  }
}

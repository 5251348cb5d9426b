package cn.houqin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.caller.Role;
import cn.houqin.standalone.deployment.Ports;
import cn.houqin.standalone.deployment.ServiceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Keycloak realm that is shipped says the same as the embedded sign-in server. */
class RealmTests {

  private static final JsonNode REALM = realm();

  private static JsonNode realm() {
    try {
      var root = Path.of(System.getProperty("houqin.root"));
      return JsonMapper.shared()
          .readTree(Files.readString(root.resolve("deploy/keycloak/houqin-realm.json")));
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  @Test
  void hasEveryRoleOfThePlatform() {
    var roles = texts(REALM.at("/roles/realm"), "name");

    assertThat(roles)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Role.values())
                .filter(role -> role != Role.SERVICE)
                .map(Role::name)
                .toList());
  }

  @Test
  void putsTheSameClaimsIntoTokens() {
    var claims = new ArrayList<String>();
    for (var scope : REALM.get("clientScopes")) {
      for (var claim : scope.path("protocolMappers")) {
        claims.add(
            claim
                .at("/config/claim.name")
                .asString(claim.at("/config/included.custom.audience").asString("")));
      }
    }

    assertThat(claims).containsExactlyInAnyOrder("houqin", "roles", "hospital", "vendor");
  }

  static List<ServiceSpec> services() {
    return ServiceSpec.all(Ports.STANDARD);
  }

  @ParameterizedTest
  @MethodSource("services")
  void givesEachServiceTheSameScopes(ServiceSpec service) {
    var scopes = new ArrayList<String>();
    for (var client : REALM.get("clients")) {
      if (client.get("clientId").asString().equals(service.name())) {
        client.get("optionalClientScopes").forEach(scope -> scopes.add(scope.asString()));
        client.get("defaultClientScopes").forEach(scope -> scopes.add(scope.asString()));
      }
    }
    scopes.remove("houqin");

    assertThat(scopes).containsExactlyInAnyOrderElementsOf(service.scopes());
  }

  private static List<String> texts(JsonNode items, String field) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.get(field).asString()));
    return texts;
  }
}

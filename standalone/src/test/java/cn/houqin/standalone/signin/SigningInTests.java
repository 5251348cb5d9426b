package cn.houqin.standalone.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.json.JsonMapper;

class SigningInTests {

  private static final String CALLBACK = "http://127.0.0.1:8080/login/oauth2/code/houqin";
  private static final List<Account> ACCOUNTS = new ArrayList<>(Account.demo());

  @TempDir private static Path data;
  private static int port;
  private static SignIn server;

  @BeforeAll
  static void start() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    ACCOUNTS.add(Account.service("contract-service", "s3cret", List.of("internal.scorecard")));
    server = startServer();
  }

  private static SignIn startServer() {
    return SignIn.start(data, port, URI.create("http://127.0.0.1:8080"), () -> ACCOUNTS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Browser browser() {
    return new Browser("http://127.0.0.1:" + port);
  }

  private static Jwt token(String id, String secret) throws Exception {
    return decoded(browser().clientCredentials(id, secret).body());
  }

  private static Jwt decoded(String answer) {
    var token = JsonMapper.shared().readTree(answer).get("access_token").asString();
    return NimbusJwtDecoder.withIssuerLocation("http://127.0.0.1:" + port).build().decode(token);
  }

  @Test
  void tokenOfAPersonNamesHospitalAndRoles() throws Exception {
    var token = token("dispatcher", "dispatcher-secret");

    assertThat(token.getSubject()).isEqualTo("dispatcher");
    assertThat(token.getAudience()).containsExactly("houqin");
    assertThat(token.getClaimAsString("hospital")).isEqualTo("demo");
    assertThat(token.getClaimAsStringList("roles")).containsExactly("DISPATCHER");
    assertThat(token.getClaims()).doesNotContainKeys("vendor", "scope");
    assertThat(token.getExpiresAt()).isAfter(token.getIssuedAt());
  }

  @Test
  void tokenOfAVendorUserNamesTheVendor() throws Exception {
    var token = token("jiekang", "jiekang-secret");

    assertThat(token.getClaimAsString("vendor")).isEqualTo("913100006688356013");
    assertThat(token.getClaimAsStringList("roles")).containsExactly("VENDOR");
  }

  @Test
  void tokenOfAServiceHasItsScopesAndNoHospital() throws Exception {
    var token = token("contract-service", "s3cret");

    assertThat(token.getClaimAsStringList("scope")).containsExactly("internal.scorecard");
    assertThat(token.getAudience()).containsExactly("houqin");
    assertThat(token.getClaims()).doesNotContainKeys("hospital", "roles", "vendor");
  }

  @Test
  void refusesAWrongSecretAndAnUnknownClient() throws Exception {
    assertThat(browser().clientCredentials("dispatcher", "guess").statusCode()).isEqualTo(401);
    assertThat(browser().clientCredentials("nobody", "nobody-secret").statusCode()).isEqualTo(401);
  }

  @Test
  void knowsAClientThatWasMadeMeanwhile() throws Exception {
    ACCOUNTS.add(new Account("late", "x", "demo", List.of("INTEGRATOR"), null, List.of()));

    assertThat(token("late", "x").getClaimAsStringList("roles")).containsExactly("INTEGRATOR");
  }

  @Test
  void tokensOutliveARestart() throws Exception {
    var before = browser().clientCredentials("nurse", "nurse-secret").body();
    server.close();
    server = startServer();

    assertThat(decoded(before).getSubject()).isEqualTo("nurse");
  }

  @Test
  void personSignsInWithABrowser() throws Exception {
    var browser = browser();
    var authorization = "/oauth2/authorize?" + Browser.query(authorization(CALLBACK));
    assertThat(browser.get(authorization).headers().firstValue("Location").orElseThrow())
        .endsWith("/login");

    var loggedIn = browser.logIn("finance", "finance-secret");
    var next = URI.create(loggedIn.headers().firstValue("Location").orElseThrow());
    var back = browser.get(next.getRawPath() + "?" + next.getRawQuery());
    var callback = back.headers().firstValue("Location").orElseThrow();
    assertThat(callback).startsWith(CALLBACK + "?code=");
    var code = URI.create(callback).getQuery().replaceAll(".*code=([^&]+).*", "$1");
    var answer =
        browser.post(
            "/oauth2/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                Accounts.CONSOLE,
                "redirect_uri",
                CALLBACK,
                "code",
                code,
                "code_verifier",
                "a-verifier-that-is-long-enough-to-be-one-0123456789"));

    assertThat(decoded(answer.body()).getSubject()).isEqualTo("finance");
    assertThat(decoded(answer.body()).getClaimAsStringList("roles")).containsExactly("FINANCE");
    assertThat(decoded(answer.body()).getAudience()).containsExactly("houqin");
  }

  private static Map<String, String> authorization(String callback) {
    return Map.of(
        "response_type", "code",
        "client_id", Accounts.CONSOLE,
        "scope", "openid",
        "state", "s",
        "redirect_uri", callback,
        "code_challenge", "IdFsue1MJJJtybEPX0invmHHuW1I7Ai5LXVlXpENjsk",
        "code_challenge_method", "S256");
  }

  @Test
  void wrongPasswordAndAServicesNameDoNotLogIn() throws Exception {
    assertThat(location(browser().logIn("finance", "guess"))).endsWith("/login?error");
    assertThat(location(browser().logIn("contract-service", "s3cret"))).endsWith("/login?error");
  }

  private static String location(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void sendsNobodyToAStrangersAddress() throws Exception {
    var elsewhere = "/oauth2/authorize?" + Browser.query(authorization("http://evil.example/x"));

    var answer = browser().get(elsewhere);

    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("evil.example");
  }

  @Test
  void listensOnTheLoopbackAddressOnly() throws Exception {
    for (var network : NetworkInterface.networkInterfaces().toList()) {
      for (var address : network.inetAddresses().filter(one -> !one.isLoopbackAddress()).toList()) {
        assertThat(answers(address)).as("%s", address).isFalse();
      }
    }
  }

  private static boolean answers(InetAddress address) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 500);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}

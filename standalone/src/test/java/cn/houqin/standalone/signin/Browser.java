package cn.houqin.standalone.signin;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser or a script does at a sign-in server. */
final class Browser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String server;

  Browser(String server) {
    this.server = server;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path).header("Accept", "text/html").GET());
  }

  HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return send(form(request(path), form));
  }

  /** Fills in the login form that a page asked for. */
  HttpResponse<String> logIn(String name, String password) throws Exception {
    var csrf = CSRF.matcher(get("/login").body());
    if (!csrf.find()) {
      throw new AssertionError("The login form has no CSRF token");
    }
    return post("/login", Map.of("username", name, "password", password, "_csrf", csrf.group(1)));
  }

  HttpResponse<String> clientCredentials(String id, String secret) throws Exception {
    var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    return send(
        form(request("/oauth2/token"), Map.of("grant_type", "client_credentials"))
            .header("Authorization", "Basic " + basic));
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path));
  }

  private static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> form) {
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(query(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}

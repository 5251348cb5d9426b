package cn.houqin.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An issuer of real tokens: keys and metadata over HTTP, tokens for whoever a test needs. */
public final class TestTokens {

  private static final RSAKey KEY = key();

  /**
   * Signs five times as fast, with what a test's JVM makes of it, and is as good to the services.
   */
  private static final ECKey QUICK = quickKey();

  private static final HttpServer SERVER = serve();
  private static final String ISSUER = "http://127.0.0.1:" + SERVER.getAddress().getPort();

  /** Who asks again gets the same, good for an hour. */
  private static final Map<List<Object>, String> GIVEN = new ConcurrentHashMap<>();

  private TestTokens() {}

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("test").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ECKey quickKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("quick").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static HttpServer serve() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      answer(
          server,
          "/jwks",
          () -> new JWKSet(List.of(KEY.toPublicJWK(), QUICK.toPublicJWK())).toString());
      answer(
          server,
          "/.well-known/openid-configuration",
          () ->
              "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\",\"token_endpoint\":\"%1$s/token\",\"subject_types_supported\":[\"public\"]}"
                  .formatted(ISSUER));
      answer(server, "/token", TestTokens::given);
      answer(server, "/oauth2/token", TestTokens::given);
      server.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String given() {
    return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
        .formatted(
            service(
                "a-service",
                "internal.evidence-manifest",
                "internal.work-order",
                "internal.scorecard",
                "internal.inspection",
                "internal.purchase-order",
                "internal.settlement-sums",
                "internal.settlement-trial",
                "internal.call-off",
                "internal.line-move",
                "internal.transfer-origin"));
  }

  private static void answer(
      HttpServer server, String path, java.util.function.Supplier<String> body) {
    server.createContext(
        path,
        exchange -> {
          var bytes = body.get().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  public static String issuer() {
    return ISSUER;
  }

  /** A person or machine of a hospital. */
  public static String of(String subject, String hospital, String... roles) {
    return GIVEN.computeIfAbsent(
        List.of(subject, hospital, List.of(roles)),
        _ ->
            quick(
                claims ->
                    claims
                        .subject(subject)
                        .claim("hospital", hospital)
                        .claim("roles", List.of(roles))));
  }

  /** A user of a vendor. */
  public static String vendor(String subject, String hospital, String vendor) {
    return GIVEN.computeIfAbsent(
        List.of(subject, hospital, vendor),
        _ ->
            quick(
                claims ->
                    claims
                        .subject(subject)
                        .claim("hospital", hospital)
                        .claim("roles", List.of("VENDOR"))
                        .claim("vendor", vendor)));
  }

  /** Another service, with scopes such as internal.scorecard. */
  public static String service(String client, String... scopes) {
    return GIVEN.computeIfAbsent(
        List.of(client, List.of(scopes)),
        _ -> quick(claims -> claims.subject(client).claim("scope", String.join(" ", scopes))));
  }

  /** A token with claims changed at will, signed with the issuer's key. */
  public static String signed(UnaryOperator<JWTClaimsSet.Builder> claims) {
    return signed(KEY, claims);
  }

  /** A token that says it is something else than a JWT. */
  static String signed(JOSEObjectType type, UnaryOperator<JWTClaimsSet.Builder> claims) {
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).type(type).build(),
        KEY,
        claims);
  }

  static RSAKey publicKey() {
    return KEY.toPublicJWK();
  }

  /** A token signed with a key of one's own. */
  public static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> claims) {
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), key, claims);
  }

  private static String quick(UnaryOperator<JWTClaimsSet.Builder> claims) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(QUICK.getKeyID()).build();
      return signed(header, new ECDSASigner(QUICK), claims);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String signed(
      JWSHeader header, RSAKey key, UnaryOperator<JWTClaimsSet.Builder> claims) {
    try {
      return signed(header, new RSASSASigner(key), claims);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String signed(
      JWSHeader header, JWSSigner signer, UnaryOperator<JWTClaimsSet.Builder> claims)
      throws JOSEException {
    var now = Instant.now();
    var standard =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("houqin")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(3_600)));
    var token = new SignedJWT(header, claims.apply(standard).build());
    token.sign(signer);
    return token.serialize();
  }
}

package cn.houqin.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tokens that nobody may accept, by what is wrong with them. */
public final class ForgedTokens {

  private static final RSAKey FOREIGN = key("test");

  private ForgedTokens() {}

  /** As a dispatcher of the hospital each would be let in, were it not forged. */
  public static Map<String, String> all(String hospital) {
    var who = dispatcher(hospital);
    var genuine = genuine(hospital);
    var claims = claims(who);
    var rs256 = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test");
    var all = new LinkedHashMap<String, String>();
    all.put("no algorithm", new PlainJWT(claims).serialize());
    all.put("HS256 with the public key as secret", symmetric(claims));
    all.put("another key under the issuer's key id", sign(rs256.build(), claims, FOREIGN));
    all.put(
        "another key with its own jku",
        sign(
            new JWSHeader.Builder(rs256.build())
                .jwkURL(URI.create("https://keys.example/jwks"))
                .build(),
            claims,
            FOREIGN));
    all.put(
        "another key with itself in the header",
        sign(
            new JWSHeader.Builder(rs256.build()).jwk(FOREIGN.toPublicJWK()).build(),
            claims,
            FOREIGN));
    all.put("a key id nobody knows", sign(unknownKey(), claims, FOREIGN));
    all.put("another audience", TestTokens.signed(c -> who.apply(c).audience("elsewhere")));
    all.put(
        "another issuer", TestTokens.signed(c -> who.apply(c).issuer("https://issuer.example")));
    all.put("expired", TestTokens.signed(c -> who.apply(c).expirationTime(in(-3_600))));
    all.put("never expiring", TestTokens.signed(c -> who.apply(c).expirationTime(null)));
    all.put("not yet valid", TestTokens.signed(c -> who.apply(c).notBeforeTime(in(3_600))));
    all.put("of no hospital", TestTokens.signed(c -> who.apply(c).claim("hospital", null)));
    all.put("of no subject", TestTokens.signed(c -> who.apply(c).subject(null)));
    all.put("another payload under a genuine signature", withPayloadOf(genuine, claims));
    all.put("signature cut off", genuine.substring(0, genuine.lastIndexOf('.') + 1));
    all.put("another type of token", TestTokens.signed(new JOSEObjectType("logout+jwt"), who));
    return all;
  }

  /** What they are forged of, with nothing wrong: it has to be let in, or they show nothing. */
  public static String genuine(String hospital) {
    return TestTokens.signed(dispatcher(hospital));
  }

  private static UnaryOperator<JWTClaimsSet.Builder> dispatcher(String hospital) {
    return claims ->
        claims
            .subject("intruder")
            .claim("hospital", hospital)
            .claim("roles", List.of("DISPATCHER", "ADMINISTRATOR"));
  }

  private static JWSHeader unknownKey() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("nobody").build();
  }

  private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> who) {
    return who.apply(
            new JWTClaimsSet.Builder()
                .issuer(TestTokens.issuer())
                .audience("houqin")
                .issueTime(in(0))
                .expirationTime(in(3_600)))
        .build();
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private static String symmetric(JWTClaimsSet claims) {
    try {
      var secret = TestTokens.publicKey().toRSAPublicKey().getEncoded();
      var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("test").build();
      return signed(header, claims, new MACSigner(secret));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
    try {
      return signed(header, claims, new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner by)
      throws JOSEException {
    var token = new SignedJWT(header, claims);
    token.sign(by);
    return token.serialize();
  }

  private static String withPayloadOf(String genuine, JWTClaimsSet claims) {
    var parts = genuine.split("\\.");
    var payload = claims.toString().replace("intruder", "director");
    return parts[0]
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[2];
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

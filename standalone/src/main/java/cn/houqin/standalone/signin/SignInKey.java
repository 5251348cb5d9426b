package cn.houqin.standalone.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The signing key, kept in the data folder so that a restart signs nobody out. */
final class SignInKey {

  private SignInKey() {}

  static RSAKey in(Path data) {
    var file = data.resolve("sign-in-key.json");
    try {
      if (Files.exists(file)) {
        return RSAKey.parse(Files.readString(file));
      }
      var key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
      Files.createDirectories(data);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, key.toJSONString());
      return key;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (ParseException | JOSEException unreadable) {
      throw new IllegalStateException(file + " holds no signing key", unreadable);
    }
  }
}

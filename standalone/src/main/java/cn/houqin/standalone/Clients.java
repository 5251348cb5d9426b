package cn.houqin.standalone;

import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.ServiceSpec;
import cn.houqin.standalone.signin.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Machine clients of the demo hospital, kept in the data folder. */
record Clients(Path file) {

  static Clients in(Path home) {
    return new Clients(home.resolve("clients.json"));
  }

  List<Account> all() {
    try {
      return Files.exists(file)
          ? JsonMapper.shared()
              .readValue(Files.readString(file), new TypeReference<List<Account>>() {})
          : List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A new client that may do what an integrator may; known at once, also to a platform that runs.
   */
  Account create(String name) {
    var clients = new ArrayList<>(all());
    var taken = Stream.concat(clients.stream(), Account.demo().stream()).map(Account::name);
    if (Stream.concat(taken, ServiceSpec.names()).anyMatch(name::equals)) {
      throw new CannotStart("There is a client " + name + " already. Choose another name.");
    }
    var client =
        new Account(
            name, UUID.randomUUID().toString(), "demo", List.of("INTEGRATOR"), null, List.of());
    clients.add(client);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var written = file.resolveSibling("clients.json.part");
      Files.deleteIfExists(written);
      Files.createFile(
          written,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(written, JsonMapper.shared().writeValueAsString(clients));
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return client;
  }
}

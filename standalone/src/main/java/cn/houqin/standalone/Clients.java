package cn.houqin.standalone;

import cn.houqin.standalone.signin.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

  /** A new client that may do what an integrator may; signs in from the next start on. */
  Account create(String name) {
    var clients = new ArrayList<>(all());
    if (clients.stream().anyMatch(one -> one.name().equals(name))) {
      throw new CannotStart("There is a client " + name + " already.");
    }
    var client =
        new Account(
            name, UUID.randomUUID().toString(), "demo", List.of("INTEGRATOR"), null, List.of());
    clients.add(client);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, JsonMapper.shared().writeValueAsString(clients));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return client;
  }
}

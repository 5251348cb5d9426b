package cn.houqin.platform.localmongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A machine that offers what a test puts on its PATH, and nothing else. */
final class Machine {

  private final HashMap<String, String> environment = new HashMap<>();
  private final List<String> said = new ArrayList<>();
  private final Path programs;

  Machine(Path folder) {
    try {
      this.programs = Files.createDirectories(folder.resolve("bin"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    environment.put("PATH", programs.toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
  }

  Machine with(String variable, String text) {
    environment.put(variable, text);
    return this;
  }

  /** A program of the PATH, written as a shell script. */
  Machine offering(String program, String script) {
    try {
      var file = Files.writeString(programs.resolve(program), "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Surroundings surroundings() {
    return new Surroundings(environment, said::add);
  }

  List<String> said() {
    return said;
  }
}

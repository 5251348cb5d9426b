package cn.houqin.platform.caller;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One command: who asks, when, and how a repeat or a stale edit is recognised. Controllers take it
 * as an argument.
 *
 * @param command method and route template of the request, or the name of a system job
 * @param now the business time of the command
 * @param key the Idempotency-Key, if the client sent one
 * @param bodyDigest SHA-256 (hex) of the request body; null for system jobs
 * @param ifMatch the version of If-Match, if the client sent one
 */
public record Call(
    Caller caller,
    String command,
    Instant now,
    @Nullable String key,
    @Nullable String bodyDigest,
    @Nullable Long ifMatch) {

  /** A command of the platform itself. */
  public static Call system(String hospital, String job, Instant now) {
    return new Call(Caller.system(hospital), job, now, null, null, null);
  }

  public String hospital() {
    return caller.hospital();
  }

  /**
   * The same command, to be found again under another key: for a command that changes several
   * aggregates.
   */
  public Call part(String name) {
    return new Call(
        caller, command + "#" + name, now, key == null ? null : key + "#" + name, bodyDigest, null);
  }
}

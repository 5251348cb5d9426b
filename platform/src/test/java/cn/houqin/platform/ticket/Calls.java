package cn.houqin.platform.ticket;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import java.time.Instant;
import java.util.Set;

/** Who asks, in tests. */
public final class Calls {

  public static final String HOSPITAL = "H001";
  public static final Instant NOW = Instant.parse("2026-09-17T01:42:10.125Z");
  public static final Caller DISPATCHER =
      new Caller("zhang", HOSPITAL, Set.of(Role.DISPATCHER), null);

  private Calls() {}

  public static Caller vendor(String vendor) {
    return new Caller("user-of-" + vendor, HOSPITAL, Set.of(Role.VENDOR), vendor);
  }

  public static Call plain() {
    return by(DISPATCHER);
  }

  public static Call by(Caller caller) {
    return new Call(caller, "POST /api/tickets", NOW, null, null, null);
  }

  public static Call keyed(String key, String digest) {
    return new Call(DISPATCHER, "POST /api/tickets", NOW, key, digest, null);
  }

  public static Call ifMatch(long version) {
    return new Call(DISPATCHER, "PUT /api/tickets/1", NOW, null, null, version);
  }
}

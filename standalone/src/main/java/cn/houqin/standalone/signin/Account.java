package cn.houqin.standalone.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in: a person or machine of a hospital, or a service.
 *
 * @param name client id, and subject of the tokens
 * @param hospital null for a service of the platform
 * @param vendor of a vendor user
 * @param scopes of a service
 */
public record Account(
    String name,
    String secret,
    @Nullable String hospital,
    List<String> roles,
    @Nullable String vendor,
    List<String> scopes) {

  /** A person of a hospital; the secret of a demo account is its name and "-secret". */
  public static Account person(String name, String hospital, String... roles) {
    return new Account(name, name + "-secret", hospital, List.of(roles), null, List.of());
  }

  /** A user of a vendor. */
  public static Account vendor(String name, String hospital, String vendor) {
    return new Account(name, name + "-secret", hospital, List.of("VENDOR"), vendor, List.of());
  }

  /**
   * A service of the platform.
   *
   * @param scopes the internal operations it may call
   */
  public static Account service(String name, String secret, List<String> scopes) {
    return new Account(name, secret, null, List.of(), null, scopes);
  }

  boolean isPerson() {
    return hospital != null;
  }

  /** The people of the demo hospital. */
  public static List<Account> demo() {
    return people("demo");
  }

  /** The people a hospital's month needs. */
  public static List<Account> people(String hospital) {
    var prefix = hospital.equals("demo") ? "" : hospital + "-";
    return List.of(
        person(prefix + "admin", hospital, "ADMINISTRATOR"),
        person(prefix + "operator", hospital, "OPERATOR"),
        person(prefix + "nurse", hospital, "REQUESTER"),
        person(prefix + "dispatcher", hospital, "DISPATCHER"),
        person(prefix + "dispatcher2", hospital, "DISPATCHER"),
        person(prefix + "supervisor", hospital, "SUPERVISOR"),
        person(prefix + "manager", hospital, "VENDOR_MANAGER"),
        person(prefix + "manager2", hospital, "VENDOR_MANAGER"),
        person(prefix + "buyer", hospital, "PROCUREMENT"),
        person(prefix + "buyer2", hospital, "PROCUREMENT"),
        person(prefix + "logistics", hospital, "LOGISTICS"),
        person(prefix + "legal", hospital, "LEGAL"),
        person(prefix + "finance", hospital, "FINANCE"),
        person(prefix + "finance2", hospital, "FINANCE"),
        person(prefix + "assessor", hospital, "ASSESSOR"),
        person(prefix + "auditor", hospital, "AUDITOR"),
        person(prefix + "importer", hospital, "INTEGRATOR"),
        vendor(prefix + "jiekang", hospital, "913100006688356013"),
        vendor(prefix + "guan", hospital, "91310000005501242L"));
  }
}

package cn.houqin.standalone;

import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.Rehearsal;
import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.ServiceSpec;
import cn.houqin.standalone.start.ServiceJar;
import cn.houqin.standalone.start.StartCaches;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A start of the platform that is recorded, so that later ones are fast. */
final class Recording {

  /** Says to ./houqin, and by it to the launcher, of what a start is recorded. */
  private static final String WHAT = "HOUQIN_RECORD";

  private static final String SERVICES = "services";

  private Recording() {}

  /** This process starts services to record each one's start. */
  static boolean isOfServices() {
    return SERVICES.equals(System.getenv(WHAT));
  }

  /** This process was started with a start cache. */
  static boolean isUsed() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(word -> word.startsWith("-XX:AOTCache="));
  }

  /**
   * @param processes what {@code up --processes} and cells start, instead of {@code up}
   * @param folder of the month that is gone through meanwhile
   */
  static int run(boolean processes, Path folder, Instant now) {
    var caches = StartCaches.ofUser();
    caches.forgetOld(now);
    if (processes && areRecorded(caches)) {
      System.out.println("Every service's start is recorded below " + caches.folder() + ".");
      return 0;
    }
    var what = processes ? SERVICES : "platform";
    var log = caches.log();
    var up =
        UpProcess.start(
            processes, Map.of(WHAT, what), ProcessBuilder.Redirect.appendTo(log.toFile()));
    try (up) {
      up.awaitReady();
      System.out.println("It is ready; some days' work is gone through ...");
      var ports = Running.in(up.home()).ports();
      new Rehearsal(new Api(ports.address(), ports.issuer()), folder).run();
      System.out.println("It ends again; what it loaded is being written down ...");
    }
    var kept = caches.keepRecorded();
    if (kept == 0) {
      throw new CannotStart("Nothing was recorded; " + log + " may say why.");
    }
    System.out.printf(
        Locale.ROOT,
        "Recorded in %.0f s below %s. Starts use it until Houqin is built anew.%n",
        up.seconds(),
        caches.folder());
    return 0;
  }

  private static boolean areRecorded(StartCaches caches) {
    return ServiceSpec.names().map(ServiceJar::of).allMatch(jar -> jar.isRecorded(caches));
  }
}

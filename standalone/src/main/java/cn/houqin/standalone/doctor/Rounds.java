package cn.houqin.standalone.doctor;

import cn.houqin.standalone.cell.Cells;
import cn.houqin.standalone.deployment.Ports;
import cn.houqin.standalone.deployment.Readiness;
import cn.houqin.standalone.deployment.ServiceSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Goes round everything that runs in a data folder, and says of each how it is. */
public record Rounds(Path home, Ports ports) {

  /** Whether all are ready for work. */
  public boolean readiness() {
    var ready = isSigningIn();
    for (var one : deployments().entrySet()) {
      ready &= say(one.getKey(), Readiness.isReady(one.getValue().getPort()));
    }
    return ready;
  }

  /** Whether all are well; what is wrong is said in words. */
  public boolean health() {
    var doctor = new Doctor();
    var well = isSigningIn();
    for (var one : deployments().entrySet()) {
      var complaints = doctor.look(new Doctor.Patient(one.getKey(), one.getValue()));
      System.out.printf("%-30s %s%n", one.getKey(), complaints.isEmpty() ? "well" : "not well");
      complaints.forEach(complaint -> System.out.println("  - " + complaint));
      well &= complaints.isEmpty();
    }
    return well;
  }

  private boolean isSigningIn() {
    return say("sign-in", Readiness.isSigningIn(ports.signIn()));
  }

  /** The services, and lines with a deployment of their own. */
  private Map<String, URI> deployments() {
    var all = new LinkedHashMap<String, URI>();
    for (var service : ServiceSpec.all(ports)) {
      all.put(service.name(), URI.create("http://127.0.0.1:" + service.port()));
    }
    new Cells(home, System.out::println)
        .deployments()
        .forEach((line, at) -> all.put("work-order-service/" + line, at));
    return all;
  }

  private static boolean say(String name, boolean ready) {
    System.out.printf("%-30s %s%n", name, ready ? "ready" : "not ready");
    return ready;
  }
}

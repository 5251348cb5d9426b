package cn.houqin.standalone;

import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.DemoMonth;
import cn.houqin.standalone.demo.Seed;
import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A demo month gone through on a platform elsewhere, on the one that runs here, or on one that is
 * started for it.
 *
 * @param home the data folder
 * @param folder of the month
 */
record Demonstration(Path home, Path folder, boolean json) {

  int run(Optional<CommandLine.Elsewhere> at) {
    if (!Files.isDirectory(folder)) {
      throw new CannotStart("There is no folder " + folder + ". --from names a month's folder.");
    }
    if (at.isPresent()) {
      var api = new Api(at.get().address().toString(), at.get().tokens());
      Seed.demoHospital(api);
      return on(api);
    }
    var running = Running.in(home);
    if (running.isAlive()) {
      return on(new Api(running.ports().address(), running.ports().issuer()));
    }
    var started = new AtomicReference<Platform>();
    var ending = Ending.of(() -> Optional.ofNullable(started.get()).ifPresent(Platform::close));
    try (var platform = Platform.start(Platform.Plan.at(home, Ports.free()))) {
      started.set(platform);
      return on(new Api(platform.address(), platform.issuer()));
    } finally {
      ending.done();
    }
  }

  private int on(Api api) {
    var month = new DemoMonth(api, "", folder);
    var figures = month.run();
    System.out.println(json ? figures.toPrettyString() : month.table(figures));
    var difference = month.difference(figures);
    if (difference.isPresent()) {
      System.err.println("Not as expected: " + difference.get());
      return 1;
    }
    if (month.isExpected()) {
      System.err.println("Every figure is as expected.");
    }
    return 0;
  }
}

package cn.houqin.endtoend.bench.ground;

import cn.houqin.standalone.broker.Broker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The broker that the platform ships with, in a process of its own. */
final class BrokerMain {

  private BrokerMain() {}

  public static void main(String[] words) throws InterruptedException {
    Broker.start(Path.of(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    new CountDownLatch(1).await();
  }
}

package cn.houqin.standalone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of this process, which waits until what was started has stopped. */
record Ending(CountDownLatch over) {

  private static final int PATIENCE_SECONDS = Recording.isOfServices() ? 600 : 75;

  /**
   * @param ask asks for the end; called at Ctrl-C, a SIGTERM or a plain exit
   */
  static Ending of(Runnable ask) {
    var ending = new Ending(new CountDownLatch(1));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ending.await(ask)));
    return ending;
  }

  private void await(Runnable ask) {
    ask.run();
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("Not everything stopped within " + PATIENCE_SECONDS + " s.");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void done() {
    over.countDown();
  }
}

package cn.houqin.endtoend.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A network between two sides that can be bad: a proxy that takes connections at a port and leads
 * each to another. Written here and not toxiproxy, whose server is a Go program that a fresh
 * machine does not have.
 */
public final class Wire implements AutoCloseable {

  /** What is wrong with it. */
  public sealed interface Trouble {

    /** Nothing. */
    record None() implements Trouble {}

    /** Every piece of every direction comes so much later. */
    record Slow(Duration by) implements Trouble {}

    /** Nothing passes and nobody is told; what was sent passes once it is mended. */
    record Silent() implements Trouble {}

    /** The far side is gone and the near side is not told, not even after. */
    record HalfOpen() implements Trouble {}

    /** A request is cut off within its frame after so many bytes, and the connection reset. */
    record CutRequests(int after) implements Trouble {}

    /** An answer is cut off within its frame: what was asked for has been done. */
    record CutAnswers(int after) implements Trouble {}
  }

  /** The two ends of one connection. */
  private record Link(Socket near, Socket far) {

    void reset() {
      reset(near);
      reset(far);
    }

    static void reset(Socket end) {
      try {
        end.setSoLinger(true, 0);
        end.close();
      } catch (IOException gone) {
        return;
      }
    }
  }

  private final ServerSocket door;
  private final int target;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Trouble trouble = new Trouble.None();

  /**
   * @param target a port of this machine
   */
  public Wire(int target) {
    this.target = target;
    try {
      door = new ServerSocket(Surroundings.freePort(), 200, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::take);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** From now on, for connections that are there and new ones. */
  public void suffer(Trouble next) {
    lock.lock();
    try {
      trouble = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (next instanceof Trouble.HalfOpen) {
      links.forEach(link -> Link.reset(link.far()));
    }
  }

  public void mend() {
    suffer(new Trouble.None());
  }

  private void take() {
    while (!door.isClosed()) {
      try {
        var near = door.accept();
        Thread.ofVirtual().start(() -> lead(near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void lead(Socket near) {
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), target);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      var link = new Link(near, far);
      links.add(link);
      Thread.ofVirtual().start(() -> pass(link, near, far, false));
      pass(link, far, near, true);
    } catch (IOException nobodyThere) {
      Link.reset(near);
    }
  }

  private void pass(Link link, Socket from, Socket to, boolean isAnswer) {
    var bytes = new byte[16_384];
    try {
      for (var n = from.getInputStream().read(bytes);
          n >= 0;
          n = from.getInputStream().read(bytes)) {
        var most = passing(n, isAnswer);
        to.getOutputStream().write(bytes, 0, most);
        if (most < n) {
          break;
        }
      }
    } catch (IOException ended) {
      if (isHalfOpen()) {
        return;
      }
    }
    links.remove(link);
    link.reset();
  }

  private boolean isHalfOpen() {
    lock.lock();
    try {
      return trouble instanceof Trouble.HalfOpen;
    } finally {
      lock.unlock();
    }
  }

  /** How many of so many bytes may pass; returns once they may. */
  private int passing(int bytes, boolean isAnswer) throws IOException {
    lock.lock();
    try {
      while (trouble instanceof Trouble.Silent || trouble instanceof Trouble.HalfOpen) {
        changed.await();
      }
      return switch (trouble) {
        case Trouble.Slow(var by) -> {
          pause(by);
          yield bytes;
        }
        case Trouble.CutRequests(var after) -> isAnswer ? bytes : Math.min(after, bytes - 1);
        case Trouble.CutAnswers(var after) -> isAnswer ? Math.min(after, bytes - 1) : bytes;
        case Trouble.None _, Trouble.Silent _, Trouble.HalfOpen _ -> bytes;
      };
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    } finally {
      lock.unlock();
    }
  }

  /** Without holding up others; over at once when it is mended. */
  private void pause(Duration by) throws InterruptedException {
    var left = by.toNanos();
    while (left > 0 && trouble instanceof Trouble.Slow) {
      left = changed.awaitNanos(left);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    links.forEach(Link::reset);
  }
}

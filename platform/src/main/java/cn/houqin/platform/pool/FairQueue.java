package cn.houqin.platform.pool;

import com.mongodb.connection.ServerId;
import com.mongodb.event.ConnectionCheckOutFailedEvent;
import com.mongodb.event.ConnectionCheckOutStartedEvent;
import com.mongodb.event.ConnectionCheckedInEvent;
import com.mongodb.event.ConnectionCheckedOutEvent;
import com.mongodb.event.ConnectionClosedEvent;
import com.mongodb.event.ConnectionCreatedEvent;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolClosedEvent;
import com.mongodb.event.ConnectionPoolCreatedEvent;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ConnectionPoolReadyEvent;
import com.mongodb.event.ConnectionReadyEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of the driver's pool, which serves whoever comes at the right moment. The driver
 * tells of every connection it is about to take, on the thread that takes it and before it waits
 * itself; that thread waits here instead. What it holds is exactly what the pool lends, so that
 * nobody holds one and waits for another. It stands before the driver's other listeners and passes
 * everything on: the driver swallows what one of several listeners throws.
 */
final class FairQueue implements ConnectionPoolListener {

  private final Map<ServerId, Door> doors = new ConcurrentHashMap<>();
  private final List<ConnectionPoolListener> others;
  private final int mostWaiting;
  private final Duration longestWait;

  FairQueue(List<ConnectionPoolListener> others, int mostWaiting, Duration longestWait) {
    this.others = others;
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
  }

  @Override
  public void connectionPoolCreated(ConnectionPoolCreatedEvent event) {
    var size = event.getSettings().getMaxSize();
    doors.put(event.getServerId(), new Door(size, mostWaiting, longestWait));
    others.forEach(other -> other.connectionPoolCreated(event));
  }

  @Override
  public void connectionCheckOutStarted(ConnectionCheckOutStartedEvent event) {
    others.forEach(other -> other.connectionCheckOutStarted(event));
    var door = doors.get(event.getServerId());
    if (door == null) {
      return;
    }
    try {
      door.enter();
    } catch (RuntimeException refused) {
      var failed =
          new ConnectionCheckOutFailedEvent(
              event.getServerId(),
              event.getOperationId(),
              ConnectionCheckOutFailedEvent.Reason.TIMEOUT,
              0);
      others.forEach(other -> other.connectionCheckOutFailed(failed));
      throw refused;
    }
  }

  @Override
  public void connectionCheckOutFailed(ConnectionCheckOutFailedEvent event) {
    leave(event.getServerId());
    others.forEach(other -> other.connectionCheckOutFailed(event));
  }

  @Override
  public void connectionCheckedIn(ConnectionCheckedInEvent event) {
    leave(event.getConnectionId().getServerId());
    others.forEach(other -> other.connectionCheckedIn(event));
  }

  private void leave(ServerId server) {
    var door = door(server);
    if (door != null) {
      door.leave();
    }
  }

  /** How many wait for a connection of any pool. */
  int waiting() {
    return doors.values().stream().mapToInt(Door::waiting).sum();
  }

  @Nullable Door door(ServerId server) {
    return doors.get(server);
  }

  @Override
  public void connectionPoolClosed(ConnectionPoolClosedEvent event) {
    doors.remove(event.getServerId());
    others.forEach(other -> other.connectionPoolClosed(event));
  }

  @Override
  public void connectionCheckedOut(ConnectionCheckedOutEvent event) {
    others.forEach(other -> other.connectionCheckedOut(event));
  }

  @Override
  public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
    others.forEach(other -> other.connectionPoolCleared(event));
  }

  @Override
  public void connectionPoolReady(ConnectionPoolReadyEvent event) {
    others.forEach(other -> other.connectionPoolReady(event));
  }

  @Override
  public void connectionCreated(ConnectionCreatedEvent event) {
    others.forEach(other -> other.connectionCreated(event));
  }

  @Override
  public void connectionReady(ConnectionReadyEvent event) {
    others.forEach(other -> other.connectionReady(event));
  }

  @Override
  public void connectionClosed(ConnectionClosedEvent event) {
    others.forEach(other -> other.connectionClosed(event));
  }
}

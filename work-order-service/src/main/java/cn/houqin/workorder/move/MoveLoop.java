package cn.houqin.workorder.move;

import cn.houqin.platform.background.Background;
import cn.houqin.platform.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works on the moves of this deployment, one at a time; several instances share them. */
@Configuration(proxyBeanMethods = false)
class MoveLoop {

  private static final Logger LOG = LoggerFactory.getLogger(MoveLoop.class);
  private static final Duration SWEEP = Duration.ofSeconds(30);

  private final Moves moves;
  private final Moving moving;
  private final Leftovers leftovers;
  private final Welcoming welcoming;
  private Instant sweptAt = MachineTime.now();

  MoveLoop(Moves moves, Moving moving, Leftovers leftovers, Welcoming welcoming) {
    this.moves = moves;
    this.moving = moving;
    this.leftovers = leftovers;
    this.welcoming = welcoming;
  }

  @Bean
  Background movesLoop() {
    return new Background("moves", Duration.ofMillis(500), this::round);
  }

  private boolean round() {
    welcoming.lookAfter();
    var taken = moves.take();
    try {
      taken.ifPresent(this::work);
    } catch (Moves.LeaseLost lost) {
      LOG.warn("{}", lost.getMessage());
    } catch (Places.CannotGoOn waits) {
      LOG.warn("A move waits: {}", waits.getMessage());
    }
    sweep();
    return false;
  }

  private void work(Moves.Taken taken) {
    var move = taken.move();
    if (move.state() != Move.State.MOVED) {
      if (taken.begun()) {
        moving.settle(move, "instance-died");
      } else {
        moving.make(move);
      }
    }
    if (moves.get(move.id()).state() == Move.State.MOVED) {
      leftovers.empty(move);
    }
  }

  private void sweep() {
    if (sweptAt.plus(SWEEP).isBefore(MachineTime.now())) {
      sweptAt = MachineTime.now();
      moves.abandonedBefore().ifPresent(leftovers::freeAgain);
      moves.emptied().forEach(leftovers::sweep);
    }
  }
}

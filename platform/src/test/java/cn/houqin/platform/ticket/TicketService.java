package cn.houqin.platform.ticket;

import cn.houqin.events.Stream;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Timer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A whole service that keeps tickets, with every loop of the platform. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class TicketService {

  public static final Stream STREAM = TicketStore.stream("service", Stream.Kind.FACTS);

  @Bean
  Aggregates<Ticket> tickets(AggregateStore store) {
    return store.of(TicketStore.type(TicketStore.facts(STREAM)));
  }

  @Bean
  Timer<Ticket> ticketTimer(Aggregates<Ticket> tickets) {
    return new Timer<>(
        tickets,
        (current, call) ->
            Change.to(current.body().counted().timedAt(null))
                .announcing(TicketStore.counted(current)));
  }
}

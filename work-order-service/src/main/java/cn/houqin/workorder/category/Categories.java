package cn.houqin.workorder.category;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.CategoryEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotYetKnown;
import cn.houqin.workorder.cell.Deployment;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What other capabilities may ask about categories: the register itself, or a cell's copy. */
@Component
public class Categories {

  private final Register register;
  private final boolean isCopy;

  Categories(Deployment deployment, Aggregates<Category> categories, StateCopies copies) {
    this.isCopy = deployment.isCell();
    this.register = isCopy ? copied(copies) : owned(categories);
  }

  /** Finds a category by hospital and id. */
  @FunctionalInterface
  private interface Register {
    Optional<Known> find(String hospital, String id);
  }

  private record Known(List<String> checklist, boolean retired) {}

  private static Register owned(Aggregates<Category> categories) {
    return (hospital, id) ->
        categories
            .recent(hospital, id)
            .map(Stored::body)
            .map(body -> new Known(body.checklist(), body.retired()));
  }

  private static Register copied(StateCopies copies) {
    var copy = copies.of(Streams.CATEGORIES, CategoryEvent.State.class, "copy_categories");
    return (hospital, id) ->
        copy.find(hospital, id).map(state -> new Known(state.checklist(), state.retired()));
  }

  /** Throws unless the line has the category in use; a cell may not have heard of it yet. */
  public void refuseUnknown(String hospital, String line, String category) {
    var found = register.find(hospital, Category.idOf(line, category));
    if (found.isEmpty() && isCopy) {
      throw new NotYetKnown("category", category);
    }
    if (found.filter(known -> !known.retired()).isEmpty()) {
      throw Invalid.field("/category", "known-category", category);
    }
  }

  /** What has to be answered when an order is completed, also of a category no longer in use. */
  public List<String> completionChecklist(String hospital, String line, String category) {
    return register
        .find(hospital, Category.idOf(line, category))
        .map(Known::checklist)
        .orElse(List.of());
  }

  /** How categories are stored and published. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<Category> categoryAggregates(AggregateStore store, Clock businessClock) {
      return store.of(
          new AggregateType<>(
              "category",
              "categories",
              Category.class,
              new Publication.State<>(
                  Streams.CATEGORIES, stored -> published(stored.body(), businessClock)),
              new VendorScope.Everyone(),
              List.of(IndexSpec.on("line", "category"), IndexSpec.on("category"))));
    }

    private static CategoryEvent.State published(Category body, Clock clock) {
      return new CategoryEvent.State(
          body.category(),
          body.line(),
          body.name(),
          body.checklist(),
          clock.instant(),
          body.retired());
    }
  }
}

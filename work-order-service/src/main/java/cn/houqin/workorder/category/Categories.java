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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What other capabilities may ask about categories. */
@Component
public class Categories {

  private final Aggregates<Category> categories;

  Categories(Aggregates<Category> categories) {
    this.categories = categories;
  }

  /** The completion checklist of a category in use; empty if there is no such category. */
  public Optional<List<String>> checklist(String hospital, String line, String category) {
    return categories
        .find(hospital, Category.idOf(line, category))
        .map(Stored::body)
        .filter(found -> !found.retired())
        .map(Category::checklist);
  }

  /** What has to be answered when an order is completed, also of a category no longer in use. */
  public List<String> completionChecklist(String hospital, String line, String category) {
    return categories
        .find(hospital, Category.idOf(line, category))
        .map(found -> found.body().checklist())
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

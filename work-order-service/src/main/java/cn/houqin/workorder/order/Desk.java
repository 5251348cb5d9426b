package cn.houqin.workorder.order;

import cn.houqin.workorder.correction.Correction;
import cn.houqin.workorder.search.Findable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the desk knows of an order besides the request itself.
 *
 * @param found by what it is found
 * @param links the orders it belongs with, as far as they are noted here
 * @param corrections of what was written down wrongly, proposed and decided; never taken out
 */
public record Desk(Findable found, List<Link> links, List<Correction> corrections) {

  static final Desk EMPTY = new Desk(Findable.NOTHING, List.of(), List.of());

  public Desk {
    links = List.copyOf(links);
    corrections = List.copyOf(corrections);
  }

  Desk found(Findable other) {
    return new Desk(other, links, corrections);
  }

  /** With another link. */
  public Desk with(Link link) {
    var more = new ArrayList<>(links);
    more.add(link);
    return new Desk(found, more, corrections);
  }

  /** With that as its only link of a kind, or with none. */
  public Desk linkedOnly(Link.Kind kind, @Nullable Link link) {
    var others = new ArrayList<>(links);
    others.removeIf(one -> one.kind() == kind);
    Optional.ofNullable(link).ifPresent(others::add);
    return new Desk(found, others, corrections);
  }

  /** With a correction, which takes the place of the one of its number. */
  public Desk with(Correction correction) {
    var all = new ArrayList<>(corrections);
    all.removeIf(one -> one.number() == correction.number());
    all.add(correction);
    return new Desk(found, links, all);
  }

  /** The order it belongs with in that way. */
  public Optional<Link> link(Link.Kind kind) {
    return links.stream().filter(link -> link.kind() == kind).findFirst();
  }
}

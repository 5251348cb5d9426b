package cn.houqin.platform.store.listing;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which rows a caller may see: the hospital's always, and a vendor user only its own vendor's. */
public final class Scope {

  private Scope() {}

  public static boolean maySee(AggregateType<?> type, Caller caller, Document document) {
    if (!caller.isVendorUser()) {
      return true;
    }
    return switch (type.vendorScope()) {
      case VendorScope.Everyone() -> true;
      case VendorScope.Nobody() -> false;
      case VendorScope.Field(var path) ->
          caller.vendor() != null
              && values(document, List.of(path.split("\\."))).anyMatch(caller.vendor()::equals);
    };
  }

  /** The condition a list must add; empty means that the caller sees nothing at all. */
  static Optional<Document> condition(AggregateType<?> type, Caller caller) {
    var hospital = new Document(Envelope.HOSPITAL, caller.hospital());
    if (!caller.isVendorUser()) {
      return Optional.of(hospital);
    }
    return switch (type.vendorScope()) {
      case VendorScope.Everyone() -> Optional.of(hospital);
      case VendorScope.Nobody() -> Optional.empty();
      case VendorScope.Field(var path) ->
          Optional.ofNullable(caller.vendor()).map(vendor -> hospital.append(path, vendor));
    };
  }

  /** The values at a path, through lists as the server goes through them. */
  public static Stream<Object> values(@Nullable Object from, List<String> path) {
    if (from instanceof Collection<?> several) {
      return several.stream().flatMap(one -> values(one, path));
    }
    if (path.isEmpty()) {
      return Stream.ofNullable(from);
    }
    return from instanceof Map<?, ?> fields
        ? values(fields.get(path.getFirst()), path.subList(1, path.size()))
        : Stream.empty();
  }
}

package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which rows a caller may see: the hospital's always, and a vendor user only its own vendor's. */
final class Scope {

  private Scope() {}

  static boolean maySee(AggregateType<?> type, Caller caller, Document document) {
    if (!caller.isVendorUser()) {
      return true;
    }
    return switch (type.vendorScope()) {
      case VendorScope.Everyone() -> true;
      case VendorScope.Nobody() -> false;
      case VendorScope.Field(var path) -> holds(document, path, caller.vendor());
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
          Optional.of(hospital.append(path, Objects.requireNonNull(caller.vendor())));
    };
  }

  private static boolean holds(Document document, String path, @Nullable String vendor) {
    var value = document.getEmbedded(List.of(path.split("\\.")), Object.class);
    return value instanceof Collection<?> several
        ? several.contains(vendor)
        : value != null && value.equals(vendor);
  }
}

package cn.houqin.workorder.parts;

import cn.houqin.events.inventory.MaterialEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.idempotency.Identifiers;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.job.Part;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Orders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whoever works on an order asks for the parts it needs. */
@RestController
class PartsController {

  private static final int MOST_OF_AN_ORDER = 100;

  private final Orders orders;
  private final StateCopy<MaterialEvent.State> materials;

  PartsController(Orders orders, StateCopy<MaterialEvent.State> materials) {
    this.orders = orders;
    this.materials = materials;
  }

  /** A material from a store; the quantity is a decimal string above zero, in its unit. */
  record PartForm(@NotNull String material, @NotNull String store, @NotNull String quantity) {}

  /** What the work needs. */
  record PartsForm(@NotEmpty @Size(max = 50) List<@Valid PartForm> parts) {}

  @PostMapping("/api/service-lines/{line}/work-orders/{order}/parts")
  @PreAuthorize("hasAnyRole('VENDOR','DISPATCHER')")
  ResponseEntity<OrderView> ask(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody PartsForm form) {
    var request = Identifiers.newId(call);
    var asked = orders.change(call, line, order, current -> asked(call, current, request, form));
    return Answers.done(asked, OrderView.to(call.caller()));
  }

  private Change<WorkOrder> asked(
      Call call, Stored<WorkOrder> current, String request, PartsForm form) {
    var order = current.body();
    PartsNotPossible.refuseIn(order.state());
    order.refuseOthers(call.caller());
    var wanted = wanted(call.hospital(), form);
    if (order.work().parts().size() + wanted.size() > MOST_OF_AN_ORDER) {
      throw Invalid.field("/parts", "at-most-parts", wanted.size(), MOST_OF_AN_ORDER);
    }
    var parts =
        wanted.stream()
            .map(
                part ->
                    Part.requested(
                        request, part.material(), part.store(), new BigDecimal(part.quantity())))
            .toList();
    return Change.to(order.with(order.work().asking(parts)))
        .announcing(
            new WorkOrderEvent.PartsRequested(
                current.id(),
                order.line(),
                request,
                wanted,
                call.caller().subject(),
                call.now(),
                call.now()));
  }

  /** Each material once per store; quantities as inventory-service counts them. */
  private List<WorkOrderEvent.Part> wanted(String hospital, PartsForm form) {
    var faults = new ArrayList<FieldError>();
    var wanted = new ArrayList<WorkOrderEvent.Part>();
    var seen = new HashSet<List<String>>();
    for (var i = 0; i < form.parts().size(); i++) {
      var part = form.parts().get(i);
      var pointer = "/parts/" + i;
      if (!part.quantity().matches("\\d{1,15}(\\.\\d{1,6})?")
          || new BigDecimal(part.quantity()).signum() == 0) {
        faults.add(FieldError.of(pointer + "/quantity", "quantity", part.quantity()));
      }
      if (!part.store().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
        faults.add(FieldError.of(pointer + "/store", "code", part.store()));
      }
      if (!seen.add(List.of(part.material(), part.store()))) {
        faults.add(FieldError.of(pointer + "/material", "once-per-request", part.material()));
      } else if (materials.require(hospital, part.material()).retired()) {
        faults.add(FieldError.of(pointer + "/material", "material-in-use", part.material()));
      }
      wanted.add(new WorkOrderEvent.Part(part.material(), part.store(), part.quantity()));
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return wanted;
  }
}

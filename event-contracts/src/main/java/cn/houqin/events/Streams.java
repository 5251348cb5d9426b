package cn.houqin.events;

import cn.houqin.events.audit.AuditEvent;
import cn.houqin.events.contract.CalendarEvent;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.events.contract.ServiceLineEvent;
import cn.houqin.events.contract.SettlementEvent;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.events.inventory.MaterialEvent;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.events.inventory.StockEvent;
import cn.houqin.events.kpi.ConsequenceEvent;
import cn.houqin.events.kpi.ObservationEvent;
import cn.houqin.events.kpi.SchemeEvent;
import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.events.workorder.CategoryEvent;
import cn.houqin.events.workorder.IncidentEvent;
import cn.houqin.events.workorder.InspectionEvent;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.events.workorder.StaffingEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import java.util.List;

/** Every topic of the platform. */
public final class Streams {

  private static final String CONTRACT = "contract-service";
  private static final String WORK_ORDER = "work-order-service";
  private static final String KPI = "vendor-kpi-service";
  private static final String INVENTORY = "inventory-service";

  public static final Stream HOSPITALS = state("hospitals", CONTRACT, HospitalEvent.class, "all");
  public static final Stream SERVICE_LINES =
      state("service-lines", CONTRACT, ServiceLineEvent.class, "all");
  public static final Stream CALENDARS = state("calendars", CONTRACT, CalendarEvent.class, "all");
  public static final Stream VENDORS = state("vendors", CONTRACT, VendorEvent.class, "all");
  public static final Stream CONTRACTS = state("contracts", CONTRACT, ContractEvent.class, "all");
  public static final Stream SETTLEMENTS =
      facts("settlements", CONTRACT, SettlementEvent.class, "finance's systems");
  public static final Stream SCHEMES =
      state("schemes", KPI, SchemeEvent.class, CONTRACT, WORK_ORDER);
  public static final Stream SCORECARDS =
      facts("scorecards", KPI, ScorecardEvent.class, CONTRACT, KPI);
  public static final Stream CONSEQUENCES =
      facts("consequences", KPI, ConsequenceEvent.class, CONTRACT);
  public static final Stream OBSERVATIONS =
      facts("observations", KPI, ObservationEvent.class, KPI, CONTRACT);
  public static final Stream SITES = state("sites", WORK_ORDER, SiteEvent.class, "all");
  public static final Stream CATEGORIES =
      state("categories", WORK_ORDER, CategoryEvent.class, "all");
  public static final Stream WORK_ORDERS =
      facts("work-orders", WORK_ORDER, WorkOrderEvent.class, KPI, INVENTORY, CONTRACT);
  public static final Stream INSPECTIONS =
      facts("inspections", WORK_ORDER, InspectionEvent.class, KPI, CONTRACT);
  public static final Stream INCIDENTS =
      facts("incidents", WORK_ORDER, IncidentEvent.class, KPI, CONTRACT);
  public static final Stream STAFFING = facts("staffing", WORK_ORDER, StaffingEvent.class, KPI);
  public static final Stream MATERIALS =
      state("materials", INVENTORY, MaterialEvent.class, WORK_ORDER);
  public static final Stream STOCK =
      facts("stock", INVENTORY, StockEvent.class, INVENTORY, WORK_ORDER, KPI, CONTRACT);
  public static final Stream PURCHASING =
      facts("purchasing", INVENTORY, PurchasingEvent.class, KPI, CONTRACT);

  /** Every service announces its own under its own name. */
  public static final Stream AUDIT_HEADS =
      facts("audit-heads", "every service", AuditEvent.class, "auditors' systems");

  public static final List<Stream> ALL =
      List.of(
          HOSPITALS,
          SERVICE_LINES,
          CALENDARS,
          VENDORS,
          CONTRACTS,
          SETTLEMENTS,
          SCHEMES,
          SCORECARDS,
          CONSEQUENCES,
          OBSERVATIONS,
          SITES,
          CATEGORIES,
          WORK_ORDERS,
          INSPECTIONS,
          INCIDENTS,
          STAFFING,
          MATERIALS,
          STOCK,
          PURCHASING,
          AUDIT_HEADS);

  private Streams() {}

  private static Stream state(
      String name, String owner, Class<? extends Event> events, String... readers) {
    return new Stream("houqin." + name, Stream.Kind.STATE, owner, events, List.of(readers));
  }

  private static Stream facts(
      String name, String owner, Class<? extends Event> events, String... readers) {
    return new Stream("houqin." + name, Stream.Kind.FACTS, owner, events, List.of(readers));
  }
}

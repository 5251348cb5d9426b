package cn.houqin.contract.settlement;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.settlement.document.Described;
import cn.houqin.contract.settlement.document.Form;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A settlement as PDF, XLSX or CSV, as Accept asks; in Chinese unless English is asked for. */
@RestController
@RequestMapping("/api/settlements/{settlement}/document")
class DocumentController {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Aggregates<SettlementRecord> settlements;
  private final Hospitals hospitals;

  DocumentController(Aggregates<SettlementRecord> settlements, Hospitals hospitals) {
    this.settlements = settlements;
    this.hospitals = hospitals;
  }

  @GetMapping(produces = {MediaType.APPLICATION_PDF_VALUE, Sheet.XLSX, Sheet.CSV})
  @PreAuthorize(SettlementController.READERS)
  ResponseEntity<byte[]> handOver(
      Caller caller, @PathVariable String settlement, HttpServletRequest request) {
    var described = described(caller, settlement);
    var accept = request.getHeader("Accept");
    var form = Form.of(accept == null ? MediaType.ALL_VALUE : accept);
    var disposition = ContentDisposition.attachment().filename(settlement + form.ending()).build();
    return ResponseEntity.ok()
        .header("Content-Disposition", disposition.toString())
        .contentType(form.type())
        .body(form.bytes(described, language(request)));
  }

  private static Locale language(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? Locale.SIMPLIFIED_CHINESE
        : Languages.of(request);
  }

  private Described described(Caller caller, String settlement) {
    var record = settlements.get(caller, settlement).body();
    var zone = hospitals.zone(caller.hospital());
    return new Described(
        settlement,
        new Described.Parties(record.contract(), record.vendor(), record.month(), record.digest()),
        record.status().name(),
        record.asOf(),
        zone,
        record.result(),
        record.statement(),
        new Described.Beside(record.counted(), signed(record, zone)));
  }

  private static List<Described.Signed> signed(SettlementRecord record, ZoneId zone) {
    var signed = new ArrayList<Described.Signed>();
    signed.add(new Described.Signed("drafted", record.author(), null));
    if (record.confirmedBy() != null) {
      signed.add(new Described.Signed("confirmed", record.confirmedBy(), null));
    }
    for (var approval : record.approvals()) {
      signed.add(
          new Described.Signed("approved", approval.by(), TIME.format(approval.at().atZone(zone))));
    }
    var payment = record.payment();
    if (payment != null) {
      signed.add(
          new Described.Signed("paid", payment.by(), payment.paidOn() + " " + payment.reference()));
    }
    return List.copyOf(signed);
  }
}

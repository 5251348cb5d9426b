package cn.houqin.contract.terms;

import cn.houqin.contract.terms.InvoiceTerms.VatRate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a version's tax and retention. */
final class InvoiceFaults {

  private final Faults faults;

  InvoiceFaults(Faults faults) {
    this.faults = faults;
  }

  void check(String at, InvoiceTerms invoice, Set<String> lines) {
    rate(at + "/vat", invoice.vat());
    if (invoice.lines() != null) {
      invoice
          .lines()
          .forEach(
              (line, rate) -> {
                rate(at + "/lines/" + line, rate);
                if (!lines.contains(line)) {
                  faults.add(at + "/lines/" + line, "line-of-contract", line);
                }
              });
    }
    var retention = invoice.retention();
    if (retention != null) {
      faults.required(at + "/retention/percent", retention.percent());
      faults.percent(at + "/retention/percent", retention.percent());
    }
  }

  void rate(String at, @Nullable VatRate rate) {
    if (rate != null) {
      faults.required(at + "/percent", rate.percent());
      faults.percent(at + "/percent", rate.percent());
    }
  }
}

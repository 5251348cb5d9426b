package cn.houqin.kpi.scorecard.web;

/** Who may do what with scorecards. */
public final class Readers {

  public static final String READERS =
      "hasAnyRole('VENDOR_MANAGER','SUPERVISOR','FINANCE','LOGISTICS','PROCUREMENT','ASSESSOR',"
          + "'AUDITOR','INTEGRATOR','ADMINISTRATOR','VENDOR')";
  static final String MANAGERS = "hasRole('VENDOR_MANAGER')";

  private Readers() {}
}

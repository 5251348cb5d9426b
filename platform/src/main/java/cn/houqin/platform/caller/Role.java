package cn.houqin.platform.caller;

/** What a person or a machine may do in a hospital. */
public enum Role {
  REQUESTER,
  DISPATCHER,
  SUPERVISOR,
  VENDOR_MANAGER,
  PROCUREMENT,
  LOGISTICS,
  LEGAL,
  FINANCE,
  ASSESSOR,
  AUDITOR,
  VENDOR,
  INTEGRATOR,
  ADMINISTRATOR,
  OPERATOR,
  /** Another service of the platform; only on /internal. */
  SERVICE
}

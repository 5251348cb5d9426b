package cn.houqin.contract.contract.life;

/** How a service is outsourced. */
public enum Mode {
  /** 直接外包 */
  DIRECT,
  /** 驻院承包 */
  ON_SITE,
  /** 内包 */
  INTERNAL,
  /** 劳务派遣 */
  LABOUR_DISPATCH,
  /** 医院监管 */
  SUPERVISED
}

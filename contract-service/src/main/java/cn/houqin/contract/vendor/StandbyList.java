package cn.houqin.contract.vendor;

import java.util.List;

/**
 * The standby vendors (备用供应商) of a service line, in the order in which they are asked.
 *
 * @param vendors credit codes
 */
record StandbyList(String line, List<String> vendors) {}

/** What vendor-kpi-service asks for a simulation: settled months by other scores or mechanisms. */
@NullMarked
package cn.houqin.contract.trial;

import org.jspecify.annotations.NullMarked;

/**
 * The outsourcing programme's targets over years: where they began, what is due, where they are.
 */
@NullMarked
package cn.houqin.kpi.cockpit;

import org.jspecify.annotations.NullMarked;

/** What an open month is expected to come to, how sure that is, and which targets are at risk. */
@NullMarked
package cn.houqin.kpi.forecast;

import org.jspecify.annotations.NullMarked;

/** What vendor-kpi-service announces. */
@NullMarked
package cn.houqin.events.kpi;

import org.jspecify.annotations.NullMarked;

/** What closed cards came to, and would have. */
@NullMarked
package cn.houqin.kpi.history;

import org.jspecify.annotations.NullMarked;

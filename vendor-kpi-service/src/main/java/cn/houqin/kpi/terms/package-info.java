/** What contracts and hospitals say, as far as it has arrived here. */
@NullMarked
package cn.houqin.kpi.terms;

import org.jspecify.annotations.NullMarked;

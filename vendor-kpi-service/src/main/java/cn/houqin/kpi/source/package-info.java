/** What the owners of evidence are asked: a month's manifest, the record behind a figure. */
@NullMarked
package cn.houqin.kpi.source;

import org.jspecify.annotations.NullMarked;

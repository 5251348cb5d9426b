/** What a vendor can do about a consequence: rectify, or object before a panel. */
@NullMarked
package cn.houqin.kpi.consequence.remedy;

import org.jspecify.annotations.NullMarked;

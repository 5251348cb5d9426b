/** What follows for a vendor: proposed by the ladder, decided by people, served, appealed. */
@NullMarked
package cn.houqin.kpi.consequence;

import org.jspecify.annotations.NullMarked;

/** Consequences over HTTP. */
@NullMarked
package cn.houqin.kpi.consequence.web;

import org.jspecify.annotations.NullMarked;

/** What vendor-kpi-service asks: which evidence a month holds, and the order behind a figure. */
@NullMarked
package cn.houqin.workorder.manifest;

import org.jspecify.annotations.NullMarked;
